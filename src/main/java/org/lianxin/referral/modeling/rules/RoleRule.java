package org.lianxin.referral.modeling.rules;

import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** Tasks go to roles of the house; nobody sees those of another group. A group that an expression tells is known only later. */
final class RoleRule implements DiagramRule {

    @Override
    public String id() {
        return "role";
    }

    @Override
    public void check(Diagram diagram, Report report) {
        for (UserTask task : diagram.all(UserTask.class)) {
            String groups = task.getCamundaCandidateGroups() == null ? "" : task.getCamundaCandidateGroups();
            Stream.of(groups.split(","))
                    .map(String::strip)
                    .filter(group -> !group.isEmpty() && !group.contains("{"))
                    .filter(group -> !diagram.house().roles().contains(group))
                    .forEach(group ->
                            report.error(task, "没有“%s”这个角色，没有人看得到这个任务。请改为系统的角色，例如 caseworker。".formatted(group)));
        }
    }
}
