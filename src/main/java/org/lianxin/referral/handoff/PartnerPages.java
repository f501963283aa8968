package org.lianxin.referral.handoff;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.lianxin.referral.letter.Letter;
import org.lianxin.referral.organisation.Federation;
import org.springframework.stereotype.Service;

/** Puts together what the partner page shows. */
@Service
class PartnerPages {

    private static final Set<HandoffState> NOT_ACKNOWLEDGED =
            Set.of(HandoffState.DRAFTED, HandoffState.SIGNED, HandoffState.SENT);
    private static final Set<HandoffState> NOT_ANSWERED = Set.of(
            HandoffState.DRAFTED,
            HandoffState.SIGNED,
            HandoffState.SENT,
            HandoffState.ACKNOWLEDGED,
            HandoffState.IN_PROGRESS);

    private final Handoffs handoffs;
    private final HandoffMessages messages;
    private final FrozenLetters frozen;
    private final Federation federation;
    private final Clock clock;

    PartnerPages(
            Handoffs handoffs, HandoffMessages messages, FrozenLetters frozen, Federation federation, Clock clock) {
        this.handoffs = handoffs;
        this.messages = messages;
        this.frozen = frozen;
        this.federation = federation;
        this.clock = clock;
    }

    /** The requests to the government, which the agency itself is told of but not shown. */
    List<Letter> inspectionRequests(String handoffNo) {
        return messages.urgingLetters(handoffNo).stream()
                .filter(letter -> letter.step().goesToGovernment())
                .map(UrgingLetter::letter)
                .filter(letter -> !frozen.isForeign(handoffNo, letter))
                .toList();
    }

    /** A letter that does not read any more as it was signed is shown to nobody. */
    private boolean anyAltered(String handoffNo) {
        return messages.letter(handoffNo)
                        .filter(letter -> frozen.isAltered(handoffNo, letter))
                        .isPresent()
                || messages.urgingLetters(handoffNo).stream()
                        .anyMatch(urging -> frozen.isForeign(handoffNo, urging.letter()));
    }

    /** What the government reads that was asked for an inspection: the request to it, and nothing that can be done. */
    PartnerView readersView(Handoff handoff, Agency reader) {
        String office = federation.officeOf(handoff.district()).name();
        Optional<Letter> request =
                inspectionRequests(handoff.handoffNo()).stream().reduce((earlier, later) -> later);
        return new PartnerView(
                handoff,
                reader,
                office,
                request,
                List.of(),
                files(handoff.handoffNo(), request.stream()),
                "",
                anyAltered(handoff.handoffNo()),
                PartnerView.Deadline.NONE,
                PartnerView.Deadline.NONE,
                TimelineItem.forReader(handoffs.events(handoff.handoffNo()), federation.zone(), office),
                List.of());
    }

    PartnerView view(Handoff handoff, Agency agency) {
        String office = federation.officeOf(handoff.district()).name();
        Instant now = clock.instant();
        ZoneId zone = federation.zone();
        boolean acknowledged = !NOT_ACKNOWLEDGED.contains(handoff.state());
        boolean answered = !NOT_ANSWERED.contains(handoff.state());
        List<PartnerAction> actions = PartnerView.actions(handoff.state());
        List<HandoffEntry> entries = handoffs.events(handoff.handoffNo());
        Optional<Letter> letter = messages.letter(handoff.handoffNo())
                .filter(found -> !frozen.isAltered(handoff.handoffNo(), found))
                .map(found -> found.isSigned() ? found : found.signed("", office, ""));
        List<Letter> urgings = messages.urgingLetters(handoff.handoffNo()).stream()
                .filter(urging -> !urging.step().goesToGovernment())
                .map(UrgingLetter::letter)
                .filter(urging -> !frozen.isForeign(handoff.handoffNo(), urging))
                .toList();
        return new PartnerView(
                handoff,
                agency,
                office,
                letter,
                urgings,
                files(handoff.handoffNo(), Stream.concat(letter.stream(), urgings.stream())),
                HandoffPapers.kind(handoff.state(), entries),
                anyAltered(handoff.handoffNo()),
                PartnerView.Deadline.of(
                        handoff.acknowledgeDueAt(),
                        acknowledged,
                        acknowledged ? ended(handoff.state(), "已签收") : "请在此前签收",
                        now,
                        zone),
                PartnerView.Deadline.of(
                        handoff.replyDueAt(),
                        answered,
                        answered ? ended(handoff.state(), "已反馈") : "请在此前反馈结果",
                        now,
                        zone),
                TimelineItem.forPartner(entries, zone, office),
                actions.stream()
                        .map(action -> new PartnerView.Choice(
                                action.path(),
                                action.label(),
                                PartnerStatement.textLabel(action),
                                action == actions.get(0)))
                        .toList());
    }

    private List<Document> files(String handoffNo, Stream<Letter> letters) {
        return letters.flatMap(letter -> frozen.file(handoffNo, letter).stream())
                .toList();
    }

    private static String ended(HandoffState state, String done) {
        return switch (state) {
            case RETURNED, CANCEL_REQUESTED, CANCELLED, UNANSWERED -> state.label();
            default -> done;
        };
    }
}
