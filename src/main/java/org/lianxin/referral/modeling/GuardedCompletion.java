package org.lianxin.referral.modeling;

import java.util.Map;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;

/** A task that is completed without its form being submitted takes no variables but those of the form either. */
final class GuardedCompletion extends TaskServiceImpl {

    @Override
    public void complete(String taskId, @Nullable Map<String, Object> variables) {
        check(taskId, variables);
        super.complete(taskId, variables);
    }

    @Override
    public VariableMap completeWithVariablesInReturn(
            String taskId, @Nullable Map<String, Object> variables, boolean deserializeValues) {
        check(taskId, variables);
        return super.completeWithVariablesInReturn(taskId, variables, deserializeValues);
    }

    private void check(String taskId, @Nullable Map<String, Object> variables) {
        if (variables == null || variables.isEmpty()) {
            return;
        }
        commandExecutor.execute(engine -> {
            @Nullable TaskEntity task = engine.getTaskManager().findTaskById(taskId);
            if (task != null
                    && task.getTaskDefinition() != null
                    && task.getTaskDefinition().getTaskFormHandler() instanceof GuardedTaskForm form) {
                form.checkNames(task, Variables.fromMap(variables));
            }
            return null;
        });
    }
}
