package org.lianxin.referral.security;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.lianxin.referral.modeling.EntryRefusedException;
import org.lianxin.referral.modeling.ForDiagrams;
import org.lianxin.referral.organisation.SignedIn;
import org.springframework.stereotype.Component;

/** Two persons for what must not rest on one: {@code ${fourEyes.remember(task, 'drafter')}}, later {@code ${fourEyes.differ(task, 'drafter')}}. */
@ForDiagrams
@Component("fourEyes")
public class FourEyes {

    private final SignedIn signedIn;

    FourEyes(SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    /** Keeps who completes the task in the named variable. */
    public void remember(DelegateTask task, String variable) {
        task.getExecution().setVariable(variable, signedIn.userId());
    }

    /** Refuses the completion by the person kept in the named variable. */
    public void differ(DelegateTask task, String variable) {
        String first = String.valueOf(task.getVariable(variable));
        if (first.equals(signedIn.userId())) {
            throw new EntryRefusedException("〔" + task.getName() + "〕须由另一人办理：您已办过上一步，不能再由您本人通过。请交另一位同事。");
        }
    }
}
