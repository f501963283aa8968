package org.lianxin.referral.handoff;

import static org.lianxin.referral.handoff.HandoffVariables.*;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.lianxin.referral.deadline.Deadlines;
import org.springframework.stereotype.Component;

/**
 * The two clocks of a hand-off. Both run from the delivery: where the law counts the answer from acceptance by the agency, this is the
 * earliest defensible due time (reference 1.0).
 */
@Component
class HandoffClocks {

    private final Deadlines deadlines;
    private final Handoffs handoffs;
    private final HandoffEvents events;
    private final Clock clock;

    HandoffClocks(Deadlines deadlines, Handoffs handoffs, HandoffEvents events, Clock clock) {
        this.deadlines = deadlines;
        this.handoffs = handoffs;
        this.events = events;
        this.clock = clock;
    }

    record Running(Instant from, Instant acknowledgeBy, Instant replyBy) {}

    Running fromNow(DelegateExecution execution) {
        Instant now = clock.instant();
        return new Running(now, due(execution, "acknowledge", now), due(execution, "reply", now));
    }

    /** Notes the delivery and sets due dates and reminders; a reminder comes when half of the term is over. */
    void start(DelegateExecution execution, Running running, int round) {
        handoffs.setSent(HANDOFF_NO.get(execution), round, running.acknowledgeBy(), running.replyBy());
        events.record(execution, HandoffEvent.SENT.code());
        ReportMailServerDown.resolve(execution);
        set(execution, SENT_ROUND.name(), round);
        set(execution, ACKNOWLEDGE_DUE_AT.name(), Date.from(running.acknowledgeBy()));
        set(execution, ACKNOWLEDGE_REMINDER_AT.name(), Date.from(middle(running.from(), running.acknowledgeBy())));
        set(execution, REPLY_DUE_AT.name(), Date.from(running.replyBy()));
        set(execution, REPLY_REMINDER_AT.name(), Date.from(middle(running.from(), running.replyBy())));
    }

    private Instant due(DelegateExecution execution, String milestone, Instant from) {
        String routeId = ROUTE_ID.get(execution);
        String riskLevel = RISK_LEVEL.get(execution);
        return deadlines
                .term(milestone, routeId, riskLevel)
                .map(term -> deadlines.due(term, from))
                .orElseThrow(() -> new IllegalStateException(
                        "Table deadline has no row for %s, %s, %s".formatted(milestone, routeId, riskLevel)));
    }

    private static Instant middle(Instant from, Instant to) {
        return from.plus(Duration.between(from, to).dividedBy(2));
    }

    private static void set(DelegateExecution execution, String name, Object value) {
        execution.getProcessInstance().setVariable(name, value);
    }
}
