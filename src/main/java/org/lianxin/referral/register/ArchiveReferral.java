package org.lianxin.referral.register;

import static org.lianxin.referral.register.ReferralVariables.OUTCOME;
import static org.lianxin.referral.register.ReferralVariables.REFERRAL_NO;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes the register row with the approved outcome, once nothing runs beside. */
@Component
class ArchiveReferral implements JavaDelegate {

    private final ReferralRegister register;
    private final OpenMatters openMatters;

    ArchiveReferral(ReferralRegister register, OpenMatters openMatters) {
        this.register = register;
        this.openMatters = openMatters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        openMatters.refuseIfAny(execution, "结案");
        register.close(REFERRAL_NO.get(execution), OUTCOME.get(execution));
    }
}
