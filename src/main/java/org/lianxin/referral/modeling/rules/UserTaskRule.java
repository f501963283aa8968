package org.lianxin.referral.modeling.rules;

import org.camunda.bpm.model.bpmn.instance.UserTask;

/** A task has a name, a form, people who may do it, and a day by which it is done. */
final class UserTaskRule implements DiagramRule {

    @Override
    public String id() {
        return "user-task";
    }

    @Override
    public void check(Diagram diagram, Report report) {
        for (UserTask task : diagram.all(UserTask.class)) {
            if (ProcessRule.isBlank(task.getName())) {
                report.error(task, "任务没有名称。请写上。");
            }
            if (ProcessRule.isBlank(task.getCamundaFormRef())) {
                report.error(task, "任务没有表单（Form reference）。请指定一个。");
            } else if (!"deployment".equals(task.getCamundaFormRefBinding())) {
                report.error(task, "表单的绑定（Binding）应为 deployment，使任务总用与流程图同时部署的表单。请改正。");
            }
            if (ProcessRule.isBlank(task.getCamundaCandidateGroups())) {
                report.error(task, "任务没有候选组（Candidate groups），没有人看得到它。请指定一个角色。");
            }
            if (ProcessRule.isBlank(task.getCamundaDueDate())) {
                report.error(task, "任务没有到期时间（Due date）。请写上，例如 ${due.at(execution, 'desk')}。");
            }
        }
    }
}
