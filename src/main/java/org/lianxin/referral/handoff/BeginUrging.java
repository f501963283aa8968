package org.lianxin.referral.handoff;

import static org.lianxin.referral.handoff.UrgingVariables.URGING_ROUND;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Counts the ladders of a hand-off: an answer that does not do may be followed by another one. */
@Component
class BeginUrging implements ExecutionListener {

    @Override
    public void notify(DelegateExecution execution) {
        execution
                .getProcessInstance()
                .setVariable(URGING_ROUND.name(), URGING_ROUND.find(execution).orElse(0) + 1);
    }
}
