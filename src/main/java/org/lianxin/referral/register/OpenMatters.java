package org.lianxin.referral.register;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.lianxin.referral.modeling.EntryRefusedException;
import org.lianxin.referral.modeling.ForDiagrams;
import org.springframework.stereotype.Component;

/** What still runs beside the main path of a referral. Public because the expression language calls methods of public classes only. */
@ForDiagrams
@Component("openMatters")
public class OpenMatters {

    private static final String[] BESIDE = {
        "UserTask_AssessNewInformation",
        "UserTask_RescreenRisk",
        "UserTask_AddRoutes",
        "UserTask_CallAboutNews",
        "UserTask_ApproveWithdrawal",
        "UserTask_ConfirmWithdrawal",
        "UserTask_WriteNotice"
    };

    /** Whether a hand-off has not come to its end. */
    public boolean handoffs(DelegateExecution execution) {
        return execution
                        .getProcessEngineServices()
                        .getRuntimeService()
                        .createProcessInstanceQuery()
                        .superProcessInstanceId(execution.getProcessInstanceId())
                        .count()
                > 0;
    }

    /** Refuses an end that would pass over new information, a withdrawal, an owed notice or a hand-off. */
    public void refuseIfAny(DelegateExecution execution, String end) {
        boolean beside = execution
                        .getProcessEngineServices()
                        .getTaskService()
                        .createTaskQuery()
                        .processInstanceId(execution.getProcessInstanceId())
                        .taskDefinitionKeyIn(BESIDE)
                        .count()
                > 0;
        if (beside || handoffs(execution)) {
            throw new EntryRefusedException("〔" + end + "〕本件还有未办完的" + (beside ? "新情况、撤回申请或告知书" : "转办") + "，现在不能" + end
                    + "。请先办完待办里的这些任务，再提交这一步。");
        }
    }
}
