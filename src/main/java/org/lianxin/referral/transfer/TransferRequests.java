package org.lianxin.referral.transfer;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.lianxin.referral.modeling.ProcessVariable;
import org.lianxin.referral.organisation.SignedIn;
import org.lianxin.referral.register.ReferralVariables;
import org.springframework.stereotype.Component;

/** What passes between the process of one county and that of the other. Nobody belongs to both, so no person's rights apply. */
@Component
class TransferRequests {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final SignedIn signedIn;

    TransferRequests(RuntimeService runtime, TaskService tasks, SignedIn signedIn) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.signedIn = signedIn;
    }

    void propose(DelegateExecution referral) {
        String referralNo = ReferralVariables.REFERRAL_NO.get(referral);
        VariableMap shown = Variables.createVariables()
                .putValue(TransferVariables.REFERRAL_NO.name(), referralNo)
                .putValue(TransferVariables.SHORT_NO.name(), ReferralVariables.SHORT_NO.get(referral))
                .putValue(TransferVariables.DISTRICT.name(), ReferralVariables.TRANSFER_TO.get(referral))
                .putValue(TransferVariables.FROM_DISTRICT.name(), ReferralVariables.DISTRICT.get(referral))
                .putValue(TransferVariables.MATTER.name(), ReferralVariables.MATTER.get(referral))
                .putValue(TransferVariables.RISK_LEVEL.name(), ReferralVariables.RISK_LEVEL.get(referral));
        signedIn.setAside(() -> runtime.startProcessInstanceByKey("transfer", requestOf(referralNo), shown));
    }

    void takeBack(String referralNo) {
        signedIn.setAside(() -> runtime.createMessageCorrelation("Msg_TransferTakenBack")
                .processInstanceBusinessKey(requestOf(referralNo))
                .correlateWithResult());
    }

    void answer(DelegateExecution transfer) {
        signedIn.setAside(() -> runtime.createMessageCorrelation("Msg_TransferAnswered")
                .processInstanceBusinessKey(TransferVariables.REFERRAL_NO.get(transfer))
                .setVariables(values(transfer, TransferVariables.TRANSFER_ANSWER, TransferVariables.TRANSFER_REPLY))
                .correlateWithResult());
    }

    /** Starts the new referral in the receiving county, with what the old one knows of the case. */
    void handOver(DelegateExecution referral) {
        VariableMap file = values(
                        referral,
                        ReferralVariables.CHANNEL,
                        ReferralVariables.RECEIVED_AT,
                        ReferralVariables.ANONYMOUS,
                        ReferralVariables.MATTER,
                        ReferralVariables.FACTS,
                        ReferralVariables.VICTIM_AGE,
                        ReferralVariables.REPORTER,
                        ReferralVariables.VICTIM,
                        ReferralVariables.RESPONDENT,
                        ReferralVariables.HOUSEHOLD,
                        ReferralVariables.SAFETY,
                        ReferralVariables.CONSENT,
                        ReferralVariables.SCREENING,
                        ReferralVariables.NOTICE)
                .putValue(ReferralVariables.INCIDENT.name(), incident(referral))
                .putValue(ReferralVariables.DISTRICT.name(), ReferralVariables.TRANSFER_TO.get(referral))
                .putValue(ReferralVariables.ORIGIN_NO.name(), ReferralVariables.REFERRAL_NO.get(referral));
        signedIn.setAside(() -> runtime.createMessageCorrelation("Msg_TransferAccepted")
                .setVariables(file)
                .correlateStartMessage());
    }

    /** What nobody in this county has dealt with yet goes along in the narrative, which the other county reads before it screens. */
    private SpinJsonNode incident(DelegateExecution referral) {
        SpinJsonNode incident = Spin.JSON(ReferralVariables.INCIDENT
                .find(referral)
                .map(SpinJsonNode::toString)
                .orElse("{}"));
        String narrative = Stream.of(
                        Stream.of(text(incident, "narrative")),
                        waiting(referral, "UserTask_AssessNewInformation", ReferralVariables.NEW_INFORMATION, "text")
                                .map("【移交时尚未研判的新情况】%s"::formatted),
                        waiting(referral, "UserTask_ApproveWithdrawal", ReferralVariables.WITHDRAWAL, "reason")
                                .map("【移交时尚未审核的撤回申请】%s"::formatted))
                .flatMap(lines -> lines)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
        return incident.prop("narrative", narrative);
    }

    private Stream<String> waiting(
            DelegateExecution referral, String task, ProcessVariable<SpinJsonNode> variable, String key) {
        return signedIn.setAside(() -> tasks
                .createTaskQuery()
                .processInstanceId(referral.getProcessInstanceId())
                .taskDefinitionKey(task)
                .list()
                .stream()
                .map(waiting -> tasks.getVariable(waiting.getId(), variable.name()))
                .filter(SpinJsonNode.class::isInstance)
                .map(SpinJsonNode.class::cast)
                .map(said -> text(said, key) + "（" + text(said, "by") + "，" + text(said, "at") + "）")
                .toList()
                .stream());
    }

    private static String text(SpinJsonNode json, String key) {
        return json.hasProp(key) && json.prop(key).isString() ? json.prop(key).stringValue() : "";
    }

    private static String requestOf(String referralNo) {
        return referralNo + "-T";
    }

    private static VariableMap values(DelegateExecution execution, ProcessVariable<?>... variables) {
        VariableMap values = Variables.createVariables();
        for (ProcessVariable<?> variable : variables) {
            if (execution.hasVariable(variable.name())) {
                values.putValueTyped(variable.name(), execution.getVariableTyped(variable.name()));
            }
        }
        return values;
    }
}
