package org.lianxin.referral.handoff;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianxin.referral.modeling.ReachesOutside;
import org.springframework.stereotype.Component;

/** Tells the agency that the hand-off is withdrawn and asks it to confirm. */
@Component
@ReachesOutside
class SendCancellation implements JavaDelegate {

    private final HandoffPost post;

    SendCancellation(HandoffPost post) {
        this.post = post;
    }

    @Override
    public void execute(DelegateExecution execution) {
        post.sendAgain(execution, "cancellation", 1, HandoffMails::cancellation);
    }
}
