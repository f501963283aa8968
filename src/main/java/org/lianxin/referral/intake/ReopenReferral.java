package org.lianxin.referral.intake;

import static org.lianxin.referral.register.ReferralVariables.*;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianxin.referral.modeling.EntryRefusedException;
import org.lianxin.referral.register.ReferralRegister;
import org.lianxin.referral.register.ReferralState;
import org.springframework.stereotype.Component;

/** Takes a closed matter up again as a new referral that knows the old one. The archived one stays as it was. */
@Component
class ReopenReferral implements JavaDelegate {

    private final ReferralRegister register;

    ReopenReferral(ReferralRegister register) {
        this.register = register;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String origin = MERGE_INTO.get(execution);
        boolean closed = register.find(origin)
                .filter(row -> row.state() == ReferralState.CLOSED)
                .isPresent();
        if (!closed || !DuplicateSearch.isListed(execution, origin)) {
            throw new EntryRefusedException("〔原件编号〕" + origin + " 不是上面表里已结案的件。请照“编号”一栏填写；原件在办的，选“并入原件”。");
        }
        register.continues(REFERRAL_NO.get(execution), origin);
        ORIGIN_NO.set(execution, origin);
    }
}
