package org.lianxin.referral.transfer;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianxin.referral.register.ReferralRegister;
import org.lianxin.referral.register.ReferralVariables;
import org.springframework.stereotype.Component;

/** The receiving county begins a referral of its own; the row of the old one becomes a stub. */
@Component
class HandOverReferral implements JavaDelegate {

    private final TransferRequests requests;
    private final ReferralRegister register;

    HandOverReferral(TransferRequests requests, ReferralRegister register) {
        this.requests = requests;
        this.register = register;
    }

    @Override
    public void execute(DelegateExecution execution) {
        requests.handOver(execution);
        register.transfer(ReferralVariables.REFERRAL_NO.get(execution));
    }
}
