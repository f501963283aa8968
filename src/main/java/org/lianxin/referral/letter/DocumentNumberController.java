package org.lianxin.referral.letter;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import org.lianxin.referral.organisation.CaseAccess;
import org.lianxin.referral.organisation.Federation;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The register of official letters (发文登记簿): every number of the year, the void ones too. Names nobody. */
@Controller
class DocumentNumberController {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final DocumentNumbers numbers;
    private final CaseAccess access;
    private final Federation federation;
    private final Clock clock;

    DocumentNumberController(DocumentNumbers numbers, CaseAccess access, Federation federation, Clock clock) {
        this.numbers = numbers;
        this.access = access;
        this.federation = federation;
        this.clock = clock.withZone(federation.zone());
    }

    @GetMapping("/document-numbers")
    String register(@RequestParam Optional<Integer> year, Model model) {
        Set<String> offices = access.districts();
        if (offices.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        int thisYear = LocalDate.now(clock).getYear();
        int shown = year.filter(any -> any >= 2000 && any < 2200).orElse(thisYear);
        model.addAttribute("year", shown);
        model.addAttribute("thisYear", thisYear);
        model.addAttribute(
                "lines",
                numbers.register(offices, shown).stream().map(this::line).toList());
        return "register/document-numbers";
    }

    private Line line(DrawnNumber number) {
        return new Line(
                number.documentNo(),
                number.handoffNo(),
                number.handoffNo().startsWith(DocumentNumbers.SUGGESTION)
                        ? "/suggestions/" + number.handoffNo() + "/letter"
                        : "/handoffs/" + number.handoffNo(),
                minute(number.drawnAt()),
                number.voidedAt().map(this::minute).orElse(""));
    }

    private String minute(Instant at) {
        return MINUTE.format(at.atZone(federation.zone()));
    }

    /** In words; {@code voided} is empty while the number stands. */
    record Line(String documentNo, String handoffNo, String page, String drawn, String voided) {}
}
