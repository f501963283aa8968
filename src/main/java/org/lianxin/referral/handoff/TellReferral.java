package org.lianxin.referral.handoff;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Puts the agency's last words before the caseworker of the referral: nobody looks at a hand-off that is over. */
@Component
class TellReferral implements ExecutionListener {

    private final ReferralNews news;
    private final Handoffs handoffs;

    TellReferral(ReferralNews news, Handoffs handoffs) {
        this.news = news;
        this.handoffs = handoffs;
    }

    @Override
    public void notify(DelegateExecution execution) {
        news.tell(handoffs.get(HandoffVariables.HANDOFF_NO.get(execution)));
    }
}
