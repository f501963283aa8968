package org.lianxin.referral.handoff;

import static org.lianxin.referral.handoff.HandoffVariables.DELIVERY_PROBLEM;
import static org.lianxin.referral.handoff.HandoffVariables.HANDOFF_NO;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** While a caseworker corrects the delivery, the operator sees an incident when it was the mail server that failed. */
@Component
class ReportMailServerDown implements ExecutionListener {

    @Override
    public void notify(DelegateExecution execution) {
        boolean serverDown = DELIVERY_PROBLEM
                .find(execution)
                .filter(problem -> problem.hasProp("kind"))
                .map(problem -> problem.prop("kind").stringValue())
                .filter(SendHandoffLetter.MAIL_SERVER_DOWN::equals)
                .isPresent();
        if (serverDown) {
            runtime(execution)
                    .createIncident(
                            SendHandoffLetter.MAIL_SERVER_DOWN,
                            execution.getId(),
                            HANDOFF_NO.get(execution),
                            "The mail server could not be reached at the last try");
        }
    }

    /** The letter is out; the incident is over. */
    static void resolve(DelegateExecution execution) {
        runtime(execution)
                .createIncidentQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .incidentType(SendHandoffLetter.MAIL_SERVER_DOWN)
                .list()
                .forEach(incident -> runtime(execution).resolveIncident(incident.getId()));
    }

    private static RuntimeService runtime(DelegateExecution execution) {
        return execution.getProcessEngineServices().getRuntimeService();
    }
}
