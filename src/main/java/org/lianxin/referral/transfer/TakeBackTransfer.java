package org.lianxin.referral.transfer;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianxin.referral.register.ReferralVariables;
import org.springframework.stereotype.Component;

/** Ends the request in the other county before it was answered. */
@Component
class TakeBackTransfer implements JavaDelegate {

    private final TransferRequests requests;

    TakeBackTransfer(TransferRequests requests) {
        this.requests = requests;
    }

    @Override
    public void execute(DelegateExecution execution) {
        requests.takeBack(ReferralVariables.REFERRAL_NO.get(execution));
    }
}
