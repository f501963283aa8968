package org.lianxin.referral.handoff;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lianxin.referral.letter.HandoffFacts;
import org.lianxin.referral.letter.Letter;
import org.lianxin.referral.letter.LetterDrafts;
import org.lianxin.referral.letter.LetterPrinter;
import org.lianxin.referral.letter.PdfResponse;
import org.lianxin.referral.organisation.Federation;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The paper of a hand-off that nobody signs, made anew from its history each time: the letter that takes it back, or the receipt for its answer. */
@Component
class HandoffPapers {

    private final Handoffs handoffs;
    private final AgencyDirectory agencies;
    private final LetterDrafts drafts;
    private final LetterPrinter printer;
    private final Federation federation;

    HandoffPapers(
            Handoffs handoffs,
            AgencyDirectory agencies,
            LetterDrafts drafts,
            LetterPrinter printer,
            Federation federation) {
        this.handoffs = handoffs;
        this.agencies = agencies;
        this.drafts = drafts;
        this.printer = printer;
        this.federation = federation;
    }

    /** What there is to print as the hand-off stands: 撤回函, 反馈回执 or, empty, nothing. */
    static String kind(HandoffState state, List<HandoffEntry> entries) {
        return switch (state) {
            case COMPLETED ->
                latest(entries, HandoffEvent.COMPLETED).map(answered -> "反馈回执").orElse("");
            case CANCEL_REQUESTED, CANCELLED -> "撤回函";
            default -> "";
        };
    }

    /** The paper as PDF, empty when there is none as the hand-off stands. */
    Optional<ResponseEntity<byte[]>> print(Handoff handoff) {
        List<HandoffEntry> entries = handoffs.events(handoff.handoffNo());
        String kind = kind(handoff.state(), entries);
        HandoffEvent occasion =
                handoff.state() == HandoffState.COMPLETED ? HandoffEvent.COMPLETED : HandoffEvent.CANCEL_REQUESTED;
        return latest(entries, occasion)
                .filter(entry -> !kind.isEmpty())
                .map(entry -> compose(kind, handoff, entries, entry))
                .map(paper -> PdfResponse.saved(kind + "-" + handoff.handoffNo() + ".pdf", printer.print(paper)));
    }

    private Letter compose(String kind, Handoff handoff, List<HandoffEntry> entries, HandoffEntry occasion) {
        return drafts.onHandoff(
                new HandoffFacts(
                        kind,
                        federation.officeOf(handoff.district()),
                        agencies.find(handoff.agencyId()).map(Agency::name).orElse(""),
                        UrgingPost.reference(handoff),
                        at(entries, HandoffEvent.SENT),
                        at(entries, HandoffEvent.ACKNOWLEDGED),
                        at(entries, HandoffEvent.COMPLETED),
                        occasion.actor(),
                        ReplyOutcome.chinese(occasion.detail().getOrDefault("outcome", "")),
                        occasion.detail().getOrDefault("documents", "")),
                occasion.at());
    }

    private static Optional<Instant> at(List<HandoffEntry> entries, HandoffEvent event) {
        return latest(entries, event).map(HandoffEntry::at);
    }

    private static Optional<HandoffEntry> latest(List<HandoffEntry> entries, HandoffEvent event) {
        return entries.stream().filter(entry -> entry.event() == event).reduce((earlier, later) -> later);
    }
}
