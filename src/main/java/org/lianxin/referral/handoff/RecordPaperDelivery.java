package org.lianxin.referral.handoff;

import static org.lianxin.referral.handoff.HandoffVariables.HANDOFF_NO;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** A letter that was handed over on paper runs under the same two clocks as one that was mailed. */
@Component
class RecordPaperDelivery implements JavaDelegate {

    private final HandoffClocks clocks;
    private final Handoffs handoffs;

    RecordPaperDelivery(HandoffClocks clocks, Handoffs handoffs) {
        this.clocks = clocks;
        this.handoffs = handoffs;
    }

    @Override
    public void execute(DelegateExecution execution) {
        int round = handoffs.get(HANDOFF_NO.get(execution)).sentRound() + 1;
        clocks.start(execution, clocks.fromNow(execution), round);
    }
}
