package org.lianxin.referral.privacy;

import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The access log for the system administrator (the front door keeps everybody else out). Looking at it is logged. */
@Controller
class AccessLogController {

    private static final int AT_ONCE = 200;
    private static final int DAYS = 30;

    private final AccessLog log;
    private final Clock clock;

    AccessLogController(AccessLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    @GetMapping("/access-log")
    String page(
            @RequestParam(defaultValue = "") String referral,
            @RequestParam(defaultValue = "") String viewer,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            Principal user,
            Model model) {
        LocalDate today = LocalDate.now(clock);
        Optional<LocalDate> first = from.isBlank() ? Optional.of(today.minusDays(DAYS)) : day(from);
        Optional<LocalDate> last = to.isBlank() ? Optional.of(today) : day(to);
        log.seen(user.getName(), referral.strip(), AccessKind.LOG, "%s %s %s".formatted(viewer.strip(), from, to));
        boolean dates = first.isPresent() && last.isPresent();
        List<AccessEntry> entries = dates
                ? log.newest(
                        new AccessLogFilter(
                                referral.strip(),
                                viewer.strip(),
                                first.get().atStartOfDay(clock.getZone()).toInstant(),
                                last.get()
                                        .plusDays(1)
                                        .atStartOfDay(clock.getZone())
                                        .toInstant(),
                                before),
                        AT_ONCE)
                : List.of();
        model.addAttribute("referral", referral.strip());
        model.addAttribute("viewer", viewer.strip());
        model.addAttribute("from", first.map(LocalDate::toString).orElse(from));
        model.addAttribute("to", last.map(LocalDate::toString).orElse(to));
        model.addAttribute("badDate", !dates);
        model.addAttribute(
                "entries",
                entries.stream()
                        .map(entry -> AccessLine.of(entry, clock.getZone()))
                        .toList());
        model.addAttribute(
                "older",
                entries.size() < AT_ONCE
                        ? Optional.empty()
                        : Optional.of(entries.get(AT_ONCE - 1).entry()));
        return "access-log";
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }
}
