package org.lianxin.referral.modeling;

import java.time.Clock;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Puts a guard before every start event and user task that names a form. It only adds: definitions are parsed again
 * after a restart, and an exception here would stop running cases. The form itself is looked up when something comes in.
 */
final class FormGuardParseListener extends AbstractBpmnParseListener {

    private final DeployedForms forms = new DeployedForms();
    private final Supplier<Clock> clock;

    FormGuardParseListener(Supplier<Clock> clock) {
        this.clock = clock;
    }

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl startEvent) {
        if (scope instanceof ProcessDefinitionEntity) {
            FormReference.of(element)
                    .map(this::guard)
                    .ifPresent(guard -> startEvent.addBuiltInListener(
                            ExecutionListener.EVENTNAME_START, new GuardedStart(guard), 0));
        }
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl userTask) {
        if (userTask.getActivityBehavior() instanceof UserTaskActivityBehavior stock) {
            FormReference.of(element).map(this::guard).ifPresent(guard -> {
                TaskDefinition task = stock.getTaskDefinition();
                task.setTaskFormHandler(new GuardedTaskForm(task.getTaskFormHandler(), guard));
                userTask.setActivityBehavior(new GuardedUserTask(stock, guard));
            });
        }
    }

    private FormGuard guard(FormReference reference) {
        return new FormGuard(reference, forms, clock);
    }
}
