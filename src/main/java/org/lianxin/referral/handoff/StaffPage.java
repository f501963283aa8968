package org.lianxin.referral.handoff;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lianxin.referral.organisation.CaseAccess;
import org.lianxin.referral.organisation.Federation;
import org.lianxin.referral.privacy.AccessKind;
import org.lianxin.referral.privacy.AccessLog;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/** Shows a hand-off to those of the staff who may see it. */
@Component
class StaffPage {

    private final Handoffs handoffs;
    private final PartnerPages pages;
    private final AgencyDirectory agencies;
    private final Documents documents;
    private final VoidNumbers voidNumbers;
    private final CaseAccess access;
    private final Federation federation;
    private final AccessLog accessLog;

    StaffPage(
            Handoffs handoffs,
            PartnerPages pages,
            AgencyDirectory agencies,
            Documents documents,
            VoidNumbers voidNumbers,
            CaseAccess access,
            Federation federation,
            AccessLog accessLog) {
        this.handoffs = handoffs;
        this.pages = pages;
        this.agencies = agencies;
        this.documents = documents;
        this.voidNumbers = voidNumbers;
        this.access = access;
        this.federation = federation;
        this.accessLog = accessLog;
    }

    /**
     * What one of the page's forms held, so that nothing typed is lost.
     *
     * @param form its address; empty when no form was sent
     */
    record Typed(String form, PartnerStatement statement, Map<String, String> problems) {

        static final Typed NOTHING = new Typed("", PartnerStatement.EMPTY, Map.of());
    }

    /** Not found for those who may not see it either: the number alone must tell them nothing. */
    Handoff visible(String handoffNo) {
        return handoffs.find(handoffNo)
                .filter(handoff -> access.mayRead(handoff.district()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    String show(String handoffNo, Typed typed, Principal user, Model model) {
        Handoff handoff = handoffs.get(handoffNo);
        accessLog.seen(user.getName(), handoff.referralNo(), AccessKind.LETTER, handoffNo);
        Agency agency = agencies.find(handoff.agencyId())
                .orElseGet(
                        () -> new Agency(handoff.agencyId(), "", "（未指定机关）", "", "", "", List.of(), Optional.empty()));
        model.addAttribute("view", pages.view(handoff, agency));
        model.addAttribute("history", TimelineItem.forStaff(handoffs.events(handoffNo), federation.zone()));
        model.addAttribute("inspection", pages.inspectionRequests(handoffNo));
        model.addAttribute("documents", documents.of(handoffNo));
        model.addAttribute("letters", documents.letters(handoffNo));
        model.addAttribute("altered", handoffs.firstAlteredEntry(handoffNo));
        model.addAttribute("numberIsVoid", voidNumbers.isVoid(handoff));
        model.addAttribute("voidable", voidNumbers.candidates(handoffNo));
        model.addAttribute("canCancel", handoffs.accepts(handoffNo, HandoffEvent.CANCEL_REQUESTED));
        model.addAttribute(
                "canRecord",
                Stream.of(HandoffEvent.RETURNED, HandoffEvent.COMPLETED, HandoffEvent.LATE_ANSWER)
                        .anyMatch(event -> handoffs.accepts(handoffNo, event)));
        model.addAttribute("outcomes", outcomes());
        model.addAttribute("typed", typed);
        return "handoffs/handoff";
    }

    /** Instead of a file that is not the one it was. */
    static ResponseEntity<byte[]> altered(String sentence) {
        return ResponseEntity.status(HttpStatus.CONFLICT)
                .contentType(new MediaType(MediaType.TEXT_PLAIN, UTF_8))
                .body(sentence.getBytes(UTF_8));
    }

    private static Map<String, String> outcomes() {
        return Stream.of(ReplyOutcome.values())
                .collect(Collectors.toMap(
                        ReplyOutcome::code, ReplyOutcome::label, (one, other) -> one, LinkedHashMap::new));
    }
}
