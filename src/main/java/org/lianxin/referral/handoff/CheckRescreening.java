package org.lianxin.referral.handoff;

import static org.lianxin.referral.register.ReferralVariables.SCREENED_AT;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.lianxin.referral.modeling.EntryRefusedException;
import org.springframework.stereotype.Component;

/** Refuses to screen again what was never screened, and to hand on what is just being offered to another county. */
@Component
class CheckRescreening implements ExecutionListener {

    @Override
    public void notify(DelegateExecution execution) {
        if (SCREENED_AT.find(execution).isEmpty()) {
            throw new EntryRefusedException("〔处理〕本件还没有做过风险筛查，谈不上重新筛查。请选“记录在案”，办〔风险筛查〕时一并考虑。");
        }
        boolean offered = execution
                        .getProcessEngineServices()
                        .getTaskService()
                        .createTaskQuery()
                        .processInstanceId(execution.getProcessInstanceId())
                        .taskDefinitionKey("UserTask_TrackTransfer")
                        .count()
                > 0;
        if (offered) {
            throw new EntryRefusedException(
                    "〔处理〕本件正在等外区县接收，两边不能同时办。情况紧急的，先在〔跟踪移交〕收回移交，再回到这里重新筛查；不紧急的，请选“记录在案”，新情况会随件移交。");
        }
    }
}
