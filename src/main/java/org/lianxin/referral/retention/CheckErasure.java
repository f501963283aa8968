package org.lianxin.referral.retention;

import static org.lianxin.referral.retention.ErasureVariables.*;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianxin.referral.organisation.SignedIn;
import org.springframework.stereotype.Component;

/** Refuses at once, with the reason, what may not be erased; keeps who asks. */
@Component
class CheckErasure implements JavaDelegate {

    private final ErasureRules rules;
    private final SignedIn signedIn;

    CheckErasure(ErasureRules rules, SignedIn signedIn) {
        this.rules = rules;
        this.signedIn = signedIn;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String referralNo = REFERRAL_NO.get(execution);
        rules.requireErasable(referralNo);
        rules.requireNoRequest(referralNo);
        SHORT_NO.set(execution, referralNo);
        ERASURE_REQUESTER.set(execution, signedIn.userId());
        execution.setProcessBusinessKey(ErasureRules.requestOf(referralNo));
    }
}
