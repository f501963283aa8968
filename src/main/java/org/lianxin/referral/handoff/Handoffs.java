package org.lianxin.referral.handoff;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The hand-offs and their history. Every change of state is one event, and of two events at once one wins.
 *
 * <p>Writing methods join the running transaction. A refused event has changed nothing and leaves that transaction usable.
 */
@Service
public class Handoffs {

    private final HandoffRows rows;
    private final HandoffChain chain;
    private final Clock clock;

    Handoffs(HandoffRows rows, HandoffChain chain, Clock clock) {
        this.rows = rows;
        this.chain = chain;
        this.clock = clock;
    }

    /** Begins a hand-off in state drafted. Throws when the number is taken or the referral does not exist. */
    @Transactional
    public void open(HandoffOpening opening) {
        Instant now = now();
        rows.insert(opening, now);
        chain.append(
                opening.handoffNo(),
                HandoffEvent.DRAFTED,
                HandoffState.DRAFTED,
                opening.actor(),
                now,
                Map.of("route", opening.routeId(), "agency", opening.agencyId(), "mode", opening.mode()));
    }

    /**
     * Records that something happened to the hand-off and moves its state as the table of {@code HandoffTransitions} says.
     *
     * @throws HandoffRefusedException when the event does not fit the state, or another event was first
     */
    @Transactional(noRollbackFor = HandoffRefusedException.class)
    public HandoffState record(String handoffNo, HandoffEvent event, String actor, Map<String, String> detail) {
        HandoffState before = get(handoffNo).state();
        HandoffState after = HandoffTransitions.after(before, event)
                .orElseThrow(() -> HandoffRefusedException.notAllowed(handoffNo, before, event));
        Instant now = now();
        if (!rows.move(handoffNo, before, after, now)) {
            throw HandoffRefusedException.overtaken(handoffNo, event);
        }
        chain.append(handoffNo, event, after, actor, now, detail);
        return after;
    }

    /** Whether the event would be accepted now. */
    public boolean accepts(String handoffNo, HandoffEvent event) {
        return HandoffTransitions.after(get(handoffNo).state(), event).isPresent();
    }

    /** Throws {@link UnknownHandoffException} when there is none. */
    public Handoff get(String handoffNo) {
        return find(handoffNo).orElseThrow(() -> new UnknownHandoffException(handoffNo));
    }

    public Optional<Handoff> find(String handoffNo) {
        return rows.find(handoffNo);
    }

    /** The history, oldest first. */
    public List<HandoffEntry> events(String handoffNo) {
        return chain.entries(handoffNo);
    }

    /** The hand-offs of a referral in the order of their numbers' creation. */
    public List<Handoff> ofReferral(String referralNo) {
        return rows.ofReferral(referralNo);
    }

    /** Notes the round of the mail and its two deadlines; the state changes with event {@code sent}. */
    @Transactional
    public void setSent(String handoffNo, int round, Instant acknowledgeDueAt, Instant replyDueAt) {
        rows.setSent(handoffNo, round, acknowledgeDueAt, replyDueAt);
    }

    /** Notes the document number (发文字号) or slip number drawn at signing. */
    @Transactional
    public void setDocumentNo(String handoffNo, String documentNo) {
        rows.setDocumentNo(handoffNo, documentNo);
    }

    /** Directs the hand-off to another agency of the directory; links of the former agency end at once. */
    @Transactional
    public void changeAgency(String handoffNo, String agencyId) {
        rows.setAgency(handoffNo, agencyId);
    }

    /** The first entry of the history that was changed after it was written, or empty when the chain is whole. */
    public Optional<Integer> firstAlteredEntry(String handoffNo) {
        return chain.firstAlteredEntry(handoffNo);
    }

    /** Milliseconds, so that the database gives back exactly what was hashed. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
