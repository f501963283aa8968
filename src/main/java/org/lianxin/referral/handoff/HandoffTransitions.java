package org.lianxin.referral.handoff;

import static org.lianxin.referral.handoff.HandoffEvent.ASKED_AGAIN;
import static org.lianxin.referral.handoff.HandoffEvent.CORRECTED;
import static org.lianxin.referral.handoff.HandoffEvent.ESCALATED;
import static org.lianxin.referral.handoff.HandoffEvent.GUIDANCE_GIVEN;
import static org.lianxin.referral.handoff.HandoffEvent.INSPECTION_REQUESTED;
import static org.lianxin.referral.handoff.HandoffEvent.LATE_ANSWER;
import static org.lianxin.referral.handoff.HandoffEvent.LETTER_FIXED;
import static org.lianxin.referral.handoff.HandoffEvent.LINK_LOCKED;
import static org.lianxin.referral.handoff.HandoffEvent.LINK_REQUESTED;
import static org.lianxin.referral.handoff.HandoffEvent.NUMBER_VOIDED;
import static org.lianxin.referral.handoff.HandoffEvent.OPINION_SENT;
import static org.lianxin.referral.handoff.HandoffEvent.PASSED_ON;
import static org.lianxin.referral.handoff.HandoffEvent.PROGRESS;
import static org.lianxin.referral.handoff.HandoffEvent.REMINDED;
import static org.lianxin.referral.handoff.HandoffEvent.RESUMED;
import static org.lianxin.referral.handoff.HandoffEvent.STEP_SKIPPED;
import static org.lianxin.referral.handoff.HandoffEvent.SUSPENDED;
import static org.lianxin.referral.handoff.HandoffEvent.UNDELIVERABLE;
import static org.lianxin.referral.handoff.HandoffEvent.URGED;
import static org.lianxin.referral.handoff.HandoffState.ACKNOWLEDGED;
import static org.lianxin.referral.handoff.HandoffState.CANCELLED;
import static org.lianxin.referral.handoff.HandoffState.CANCEL_REQUESTED;
import static org.lianxin.referral.handoff.HandoffState.COMPLETED;
import static org.lianxin.referral.handoff.HandoffState.DRAFTED;
import static org.lianxin.referral.handoff.HandoffState.IN_PROGRESS;
import static org.lianxin.referral.handoff.HandoffState.RETURNED;
import static org.lianxin.referral.handoff.HandoffState.SENT;
import static org.lianxin.referral.handoff.HandoffState.SIGNED;
import static org.lianxin.referral.handoff.HandoffState.UNANSWERED;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which event is allowed in which state, and where it leads. What is not listed is refused.
 *
 * <table>
 * <caption>Transitions ("same" = the state stays)</caption>
 * <tr><th>state</th><th>events</th></tr>
 * <tr><td>drafted</td><td>signed → signed; sent → sent (emergency, signed afterwards); guidance_given → completed; corrected, undeliverable → same;
 *     cancel_requested → cancel_requested</td></tr>
 * <tr><td>signed</td><td>sent → sent; signed, undeliverable → same; cancel_requested → cancel_requested</td></tr>
 * <tr><td>sent</td><td>sent (next round), signed (signed afterwards), undeliverable, reminded, escalated, link_requested, link_locked → same;
 *     acknowledged → acknowledged; progress → in_progress; completed → completed; returned → returned; cancel_requested → cancel_requested;
 *     unanswered → unanswered</td></tr>
 * <tr><td>acknowledged</td><td>signed, reminded, escalated, link_requested, link_locked → same; progress → in_progress; completed → completed;
 *     returned → returned; cancel_requested → cancel_requested; unanswered → unanswered</td></tr>
 * <tr><td>in_progress</td><td>sent → sent (asked again); progress, signed, undeliverable, reminded, escalated, link_requested, link_locked → same; completed → completed;
 *     returned → returned; cancel_requested → cancel_requested; unanswered → unanswered</td></tr>
 * <tr><td>returned</td><td>corrected → drafted; signed (an emergency is signed afterwards), late_answer, link_requested, link_locked → same</td></tr>
 * <tr><td>cancel_requested</td><td>cancelled → cancelled; late_answer, link_requested, link_locked → same</td></tr>
 * <tr><td>completed</td><td>asked_again → in_progress; signed, late_answer, passed_on → same</td></tr>
 * <tr><td>drafted, returned, cancel_requested, cancelled</td><td>number_voided (no letter with that number is in force) → same</td></tr>
 * <tr><td>sent, acknowledged, in_progress</td><td>letter_fixed, urged, opinion_sent, inspection_requested, step_skipped, suspended, resumed (ladder of
 *     process {@code urging}) → same</td></tr>
 * <tr><td>cancelled, unanswered</td><td>late_answer → same</td></tr>
 * </table>
 */
final class HandoffTransitions {

    private static final Map<HandoffState, Map<HandoffEvent, HandoffState>> TABLE = new EnumMap<>(HandoffState.class);

    static {
        from(DRAFTED)
                .to(SIGNED, HandoffEvent.SIGNED)
                .to(SENT, HandoffEvent.SENT)
                .to(COMPLETED, GUIDANCE_GIVEN)
                .to(DRAFTED, CORRECTED, UNDELIVERABLE, NUMBER_VOIDED)
                .to(CANCEL_REQUESTED, HandoffEvent.CANCEL_REQUESTED);
        from(SIGNED)
                .to(SENT, HandoffEvent.SENT)
                .to(SIGNED, HandoffEvent.SIGNED, UNDELIVERABLE)
                .to(CANCEL_REQUESTED, HandoffEvent.CANCEL_REQUESTED);
        from(SENT)
                .to(SENT, HandoffEvent.SENT, HandoffEvent.SIGNED, UNDELIVERABLE)
                .to(SENT, REMINDED, ESCALATED, LINK_REQUESTED, LINK_LOCKED)
                .to(ACKNOWLEDGED, HandoffEvent.ACKNOWLEDGED)
                .to(IN_PROGRESS, PROGRESS)
                .answered();
        from(ACKNOWLEDGED)
                .to(ACKNOWLEDGED, HandoffEvent.SIGNED, REMINDED, ESCALATED, LINK_REQUESTED, LINK_LOCKED)
                .to(IN_PROGRESS, PROGRESS)
                .answered();
        from(IN_PROGRESS)
                .to(IN_PROGRESS, PROGRESS, HandoffEvent.SIGNED, UNDELIVERABLE)
                .to(IN_PROGRESS, REMINDED, ESCALATED, LINK_REQUESTED, LINK_LOCKED)
                .to(SENT, HandoffEvent.SENT)
                .answered();
        from(RETURNED)
                .to(DRAFTED, CORRECTED)
                .to(RETURNED, HandoffEvent.SIGNED, LATE_ANSWER, LINK_REQUESTED, LINK_LOCKED, NUMBER_VOIDED);
        from(CANCEL_REQUESTED)
                .to(CANCELLED, HandoffEvent.CANCELLED)
                .to(CANCEL_REQUESTED, LATE_ANSWER, LINK_REQUESTED, LINK_LOCKED, NUMBER_VOIDED);
        from(COMPLETED).to(IN_PROGRESS, ASKED_AGAIN).to(COMPLETED, HandoffEvent.SIGNED, LATE_ANSWER, PASSED_ON);
        from(CANCELLED).to(CANCELLED, LATE_ANSWER, NUMBER_VOIDED);
        from(UNANSWERED).to(UNANSWERED, LATE_ANSWER);
    }

    private HandoffTransitions() {}

    /** The state after the event, or empty when the event is refused in this state. */
    static Optional<HandoffState> after(HandoffState state, HandoffEvent event) {
        return Optional.ofNullable(TABLE.getOrDefault(state, Map.of()).get(event));
    }

    private static Row from(HandoffState state) {
        return new Row(state, TABLE.computeIfAbsent(state, key -> new EnumMap<>(HandoffEvent.class)));
    }

    private record Row(HandoffState state, Map<HandoffEvent, HandoffState> targets) {

        Row to(HandoffState target, HandoffEvent... events) {
            for (HandoffEvent event : events) {
                targets.put(event, target);
            }
            return this;
        }

        /** While the agency owes an answer: it may be urged, and it may give one. */
        void answered() {
            to(state, LETTER_FIXED, URGED, OPINION_SENT, INSPECTION_REQUESTED, STEP_SKIPPED, SUSPENDED, RESUMED);
            to(COMPLETED, HandoffEvent.COMPLETED)
                    .to(RETURNED, HandoffEvent.RETURNED)
                    .to(UNANSWERED, HandoffEvent.UNANSWERED)
                    .to(CANCEL_REQUESTED, HandoffEvent.CANCEL_REQUESTED);
        }
    }
}
