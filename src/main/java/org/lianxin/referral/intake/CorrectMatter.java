package org.lianxin.referral.intake;

import static org.lianxin.referral.register.ReferralVariables.CATEGORY;
import static org.lianxin.referral.register.ReferralVariables.MATTER;
import static org.lianxin.referral.register.ReferralVariables.REFERRAL_NO;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.lianxin.referral.register.Matter;
import org.lianxin.referral.register.Matters;
import org.lianxin.referral.register.ReferralRegister;
import org.springframework.stereotype.Component;

/** Brings category and register into line with the matter that was found when an online report was verified. */
@Component
class CorrectMatter implements ExecutionListener {

    private final Matters matters;
    private final ReferralRegister register;

    CorrectMatter(Matters matters, ReferralRegister register) {
        this.matters = matters;
        this.register = register;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Matter matter = matters.get(MATTER.get(execution));
        CATEGORY.set(execution, matter.category());
        register.matter(REFERRAL_NO.get(execution), matter.code());
    }
}
