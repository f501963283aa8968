package org.lianxin.referral.handoff;

import static org.lianxin.referral.handoff.HandoffVariables.REMINDERS;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianxin.referral.modeling.ReachesOutside;
import org.springframework.stereotype.Component;

/** Reminds the agency when half of a term is over. */
@Component
@ReachesOutside
class SendReminder implements JavaDelegate {

    private final HandoffPost post;

    SendReminder(HandoffPost post) {
        this.post = post;
    }

    @Override
    public void execute(DelegateExecution execution) {
        int round = REMINDERS.get(execution) + 1;
        post.sendAgain(execution, "reminder", round, HandoffMails::reminder);
        execution.getProcessInstance().setVariable(REMINDERS.name(), round);
    }
}
