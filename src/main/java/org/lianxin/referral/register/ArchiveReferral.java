package org.lianxin.referral.register;

import static org.lianxin.referral.register.ReferralVariables.OUTCOME;
import static org.lianxin.referral.register.ReferralVariables.REFERRAL_NO;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes the register row with the approved outcome. */
@Component
class ArchiveReferral implements JavaDelegate {

    private final ReferralRegister register;

    ArchiveReferral(ReferralRegister register) {
        this.register = register;
    }

    @Override
    public void execute(DelegateExecution execution) {
        register.close(REFERRAL_NO.get(execution), OUTCOME.get(execution));
    }
}
