package org.lianxin.referral.tasklist;

import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Carries a level that was decided anew to what is already open: the priority of its tasks, and the running hand-offs. */
@Component
class FollowLevel implements ExecutionListener {

    @Override
    public void notify(DelegateExecution execution) {
        String level = String.valueOf(execution.getVariable("riskLevel"));
        String referral = String.valueOf(execution.getVariable("referralNo"));
        String itsHandoffs = referral + "-H%";
        RuntimeService runtime = execution.getProcessEngineServices().getRuntimeService();
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKeyLike(itsHandoffs)
                .list()
                .forEach(handoff -> runtime.setVariable(handoff.getId(), "riskLevel", level));
        TaskService tasks = execution.getProcessEngineServices().getTaskService();
        Stream.concat(
                        tasks.createTaskQuery().processInstanceBusinessKey(referral).list().stream(),
                        tasks.createTaskQuery().processInstanceBusinessKeyLike(itsHandoffs).list().stream())
                // Its own task was completed a moment ago.
                .filter(task -> !task.getExecutionId().equals(execution.getId()))
                .forEach(task -> tasks.setPriority(task.getId(), TaskPresentation.priority(level)));
    }
}
