package org.lianxin.referral.handoff;

import static org.lianxin.referral.handoff.HandoffVariables.*;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** An answer that does not do is no answer: its term is over now, and the ladder begins without another letter before it. */
@Component
class DemandAnswer implements ExecutionListener {

    private final Handoffs handoffs;
    private final Clock clock;

    DemandAnswer(Handoffs handoffs, Clock clock) {
        this.handoffs = handoffs;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Handoff handoff = handoffs.get(HANDOFF_NO.get(execution));
        Instant now = clock.instant();
        handoffs.setSent(
                handoff.handoffNo(),
                handoff.sentRound(),
                handoff.acknowledgeDueAt().orElse(now),
                now);
        execution.getProcessInstance().setVariable(REPLY_DUE_AT.name(), Date.from(now));
        execution.getProcessInstance().setVariable(REPLY_REMINDER_AT.name(), Date.from(now));
    }
}
