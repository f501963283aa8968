package org.lianxin.referral.transfer;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianxin.referral.register.OpenMatters;
import org.lianxin.referral.register.ReferralRegister;
import org.lianxin.referral.register.ReferralVariables;
import org.springframework.stereotype.Component;

/** The receiving county begins a referral of its own; the row of the old one becomes a stub. */
@Component
class HandOverReferral implements JavaDelegate {

    private final TransferRequests requests;
    private final ReferralRegister register;
    private final OpenMatters openMatters;

    HandOverReferral(TransferRequests requests, ReferralRegister register, OpenMatters openMatters) {
        this.requests = requests;
        this.register = register;
        this.openMatters = openMatters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        openMatters.refuseIfAny(execution, "移交属地");
        requests.handOver(execution);
        register.transfer(ReferralVariables.REFERRAL_NO.get(execution));
    }
}
