package org.lianxin.referral.security;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.lianxin.referral.modeling.EntryRefusedException;
import org.lianxin.referral.modeling.ForDiagrams;
import org.lianxin.referral.organisation.SignedIn;
import org.springframework.stereotype.Component;

/**
 * Two persons for what must not rest on one: {@code ${fourEyes.remember(task, 'drafter')}}, later
 * {@code ${fourEyes.differ(task, 'drafter')}} as listeners of tasks. An element template can only make listeners of
 * executions (ADR 34): {@code ${fourEyes.note(execution, 'proposer')}} and {@code ${fourEyes.differ(execution, 'proposer')}}
 * at the end of each step.
 */
@ForDiagrams
@Component("fourEyes")
public class FourEyes {

    private final SignedIn signedIn;

    FourEyes(SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    /**
     * Keeps who brought the execution here: by completing a step or by sending a message. Named apart: the expression
     * language does not tell overloads apart.
     */
    public void note(DelegateExecution execution, String variable) {
        execution.setVariable(variable, signedIn.userId());
    }

    /** Keeps who completes the task in the named variable. */
    public void remember(DelegateTask task, String variable) {
        task.getExecution().setVariable(variable, signedIn.userId());
    }

    /** Refuses the completion of a task or step by the person kept in the named variable. To cancel a step is not to complete it. */
    public void differ(VariableScope step, String variable) {
        if (step instanceof DelegateExecution execution && execution.isCanceled()) {
            return;
        }
        String first = String.valueOf(step.getVariable(variable));
        if (first.equals(signedIn.userId())) {
            throw new EntryRefusedException("〔" + name(step) + "〕须由另一人办理：您已办过上一步，不能再由您本人通过。请交另一位同事。");
        }
    }

    private static String name(VariableScope step) {
        return step instanceof DelegateTask task ? task.getName() : ((DelegateExecution) step).getCurrentActivityName();
    }
}
