package org.lianxin.referral.retention;

import static org.lianxin.referral.retention.ErasureVariables.*;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianxin.referral.organisation.SignedIn;
import org.springframework.stereotype.Component;

/** Erases what was requested by one person and approved by the one who is signed in. */
@Component
class ErasePersonalData implements JavaDelegate {

    private final Erasures erasures;
    private final SignedIn signedIn;

    ErasePersonalData(Erasures erasures, SignedIn signedIn) {
        this.erasures = erasures;
        this.signedIn = signedIn;
    }

    @Override
    public void execute(DelegateExecution execution) {
        erasures.erase(
                REFERRAL_NO.get(execution),
                ERASURE_REASON.get(execution),
                ERASURE_REQUESTER.get(execution),
                signedIn.userId());
    }
}
