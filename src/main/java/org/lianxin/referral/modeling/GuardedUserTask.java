package org.lianxin.referral.modeling;

import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;

/**
 * A user task that is left only with the values its form asks, also when completed without its form. Done here and not
 * in a task listener, because the engine wraps what a listener throws and the sentence for the person would be lost.
 */
final class GuardedUserTask extends UserTaskActivityBehavior {

    private final FormGuard guard;

    GuardedUserTask(UserTaskActivityBehavior stock, FormGuard guard) {
        super(stock.getTaskDecorator());
        this.guard = guard;
    }

    @Override
    public void signal(ActivityExecution execution, String signalName, Object signalData) throws Exception {
        guard.checkCompletion((ExecutionEntity) execution);
        super.signal(execution, signalName, signalData);
    }
}
