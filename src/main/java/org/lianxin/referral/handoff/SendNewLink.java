package org.lianxin.referral.handoff;

import static org.lianxin.referral.handoff.HandoffVariables.NEW_LINKS;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianxin.referral.modeling.ReachesOutside;
import org.springframework.stereotype.Component;

/** Sends a fresh link to the agency's registered address, never to another. */
@Component
@ReachesOutside
class SendNewLink implements JavaDelegate {

    private final HandoffPost post;

    SendNewLink(HandoffPost post) {
        this.post = post;
    }

    @Override
    public void execute(DelegateExecution execution) {
        int round = NEW_LINKS.get(execution) + 1;
        post.sendAgain(execution, "new_link", round, HandoffMails::newLink);
        execution.getProcessInstance().setVariable(NEW_LINKS.name(), round);
    }
}
