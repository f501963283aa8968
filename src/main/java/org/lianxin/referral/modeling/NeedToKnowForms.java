package org.lianxin.referral.modeling;

import java.util.Collection;
import java.util.Set;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormVariablesCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;

/**
 * Who may work on a task sees its form and the variables of that form, and no other variable of the case; a right to read
 * tasks, as administrators have, opens no form. Everything else that reads variables asks for a right to variables
 * ({@code enforce-specific-variable-permission}), which no desk has.
 */
final class NeedToKnowForms extends FormServiceImpl {

    @Override
    public TaskFormData getTaskFormData(String taskId) {
        return commandExecutor.execute(engine -> {
            workable(taskId, engine);
            return engine.runWithoutAuthorization(new GetTaskFormCmd(taskId));
        });
    }

    /** Stays the engine's own kind of command, by which the access log knows that a form was opened. */
    @Override
    public VariableMap getTaskFormVariables(
            String taskId, @Nullable Collection<String> wanted, boolean deserializeObjects) {
        return commandExecutor.execute(new GetTaskFormVariablesCmd(taskId, wanted, deserializeObjects) {
            @Override
            public VariableMap execute(CommandContext engine) {
                formVariableNames = used(workable(taskId, engine)).stream()
                        .filter(name -> wanted == null || wanted.contains(name))
                        .toList();
                return engine.runWithoutAuthorization(super::execute);
            }
        });
    }

    private static TaskEntity workable(String taskId, CommandContext engine) {
        TaskEntity task = engine.getTaskManager().findTaskById(taskId);
        if (task == null) {
            throw new BadUserRequestException("没有编号为“" + taskId + "”的任务。它可能已经办结，请刷新任务列表。");
        }
        engine.getProcessEngineConfiguration().getCommandCheckers().forEach(checker -> checker.checkTaskWork(task));
        return task;
    }

    private static Set<String> used(TaskEntity task) {
        return task.getTaskDefinition() != null
                        && task.getTaskDefinition().getTaskFormHandler() instanceof GuardedTaskForm form
                ? form.used(task)
                : Set.of();
    }
}
