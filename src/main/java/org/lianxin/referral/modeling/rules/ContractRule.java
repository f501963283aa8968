package org.lianxin.referral.modeling.rules;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;

/** What the program, the partner's page and outside clients look for in a process is still there. */
final class ContractRule implements DiagramRule {

    private static final Map<String, List<String>> ELEMENTS = Map.of(
            "referral",
                    words("ServiceTask_RegisterReferral UserTask_CheckDuplicate UserTask_VerifyReport"
                            + " UserTask_ScreenRisk UserTask_ConfirmPlan UserTask_ReviewLowering UserTask_EmergencyCall"
                            + " UserTask_ReviewResults UserTask_ProposeClosure UserTask_ApproveClosure"
                            + " UserTask_AssessNewInformation UserTask_RescreenRisk UserTask_AddRoutes"
                            + " UserTask_CallAboutNews UserTask_FollowUp UserTask_ApproveWithdrawal"
                            + " UserTask_ConfirmWithdrawal UserTask_WriteNotice SubProcess_Assessment EndEvent_Merged"
                            + " EndEvent_Closed EndEvent_Withdrawn EndEvent_Transferred"),
            "agency-handoff",
                    words("ServiceTask_DraftLetter UserTask_CheckLetter UserTask_SignLetter"
                            + " ServiceTask_SendHandoffLetter UserTask_CorrectDelivery UserTask_TrackAcknowledgement"
                            + " UserTask_HandleReturn UserTask_TrackReply UserTask_ReviewReply UserTask_TrackCancellation"
                            + " EndEvent_HandoffUnanswered EndEvent_HandoffCompleted EndEvent_HandoffCancelled"),
            "urging", words("UserTask_AwaitUrging UserTask_SuspendUrging"));

    private static final Map<String, List<String>> MESSAGES = Map.of(
            "referral",
                    words("Msg_ReportSubmitted Msg_NewInformation Msg_WithdrawReferral Msg_TransferAccepted"
                            + " Msg_TransferAnswered"),
            "agency-handoff",
                    words("Msg_HandoffAcknowledged Msg_HandoffReturned Msg_HandoffUndeliverable Msg_HandoffProgress"
                            + " Msg_HandoffCompleted Msg_CancelHandoff Msg_NewLinkRequested"),
            "transfer", words("Msg_TransferTakenBack"));

    /** Whether some part of the program sends this message. */
    static boolean sends(String message) {
        return MESSAGES.values().stream().anyMatch(messages -> messages.contains(message));
    }

    @Override
    public String id() {
        return "contract";
    }

    @Override
    public void check(Diagram diagram, Report report) {
        Set<String> elements =
                diagram.all(BaseElement.class).stream().map(BaseElement::getId).collect(Collectors.toSet());
        Set<String> messages =
                diagram.all(Message.class).stream().map(Message::getName).collect(Collectors.toSet());
        for (Process process : diagram.all(Process.class)) {
            ELEMENTS.getOrDefault(process.getId(), List.of()).stream()
                    .filter(id -> !elements.contains(id))
                    .forEach(id -> report.error(process, "少了元素“%s”，系统的其他部分要找它。请恢复，编号不要改。".formatted(id)));
            MESSAGES.getOrDefault(process.getId(), List.of()).stream()
                    .filter(name -> !messages.contains(name))
                    .forEach(name -> report.error(process, "少了消息“%s”，系统会发来这个消息。请恢复，名称不要改。".formatted(name)));
        }
    }

    private static List<String> words(String text) {
        return List.of(text.split(" "));
    }
}
