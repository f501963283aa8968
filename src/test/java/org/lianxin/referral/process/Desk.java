package org.lianxin.referral.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lianxin.referral.process.Story.form;
import static org.lianxin.referral.process.Story.json;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.spin.json.SpinJsonNode;
import org.lianxin.referral.handoff.Handoff;
import org.lianxin.referral.handoff.HandoffState;
import org.lianxin.referral.handoff.Handoffs;

/** What the office of a county does with one referral, in its own words. */
final class Desk {

    static final String CASEWORKER = "hantai-caseworker";
    static final String SUPERVISOR = "hantai-supervisor";
    static final String NOW = "2026-06-09T21:40:00+08:00";

    private final Story story;
    private final Handoffs handoffs;
    private final String place;
    private String referralNo = "";

    Desk(Story story, Handoffs handoffs) {
        this(story, handoffs, "hantai");
    }

    /** The office whose staff have this short name in their sign-ins. */
    Desk(Story story, Handoffs handoffs, String place) {
        this.story = story;
        this.handoffs = handoffs;
        this.place = place;
    }

    private String caseworker() {
        return place + "-caseworker";
    }

    private String supervisor() {
        return place + "-supervisor";
    }

    String referralNo() {
        return referralNo;
    }

    void takesIn(Map<String, Object> intake) {
        referralNo = story.takesIn(caseworker(), intake);
    }

    void takesIn(CaseFile file) {
        takesIn(file.intake().putValue("district", "610702").putValue("receivedAt", NOW));
    }

    /** The caseworker completes a task of this referral. */
    void does(String task, VariableMap form) {
        story.does(caseworker(), referralNo, task, form);
    }

    /** Her supervisor does. */
    void decides(String task, VariableMap form) {
        story.does(supervisor(), referralNo, task, form);
    }

    void screens(CaseFile file) {
        does("UserTask_ScreenRisk", file.screening());
    }

    void confirms(String level) {
        confirms(level, proposedRoutes());
    }

    void confirms(String level, List<String> routes) {
        does("UserTask_ConfirmPlan", plan(level, routes));
    }

    static VariableMap plan(String level, List<String> routes) {
        List<Map<String, String>> rows = routes.stream()
                .map(route -> Map.of("routeId", route, "agencyId", "", "sharingBasis", "statutory_duty"))
                .toList();
        return form().putValue("riskLevel", level)
                .putValue("routes", json(rows))
                .putValue("planning", json(Map.of("levelReason", "已离开现场，亲属陪同")));
    }

    VariableMap transferTo(String district, String level) {
        return plan(level, List.of()).putValue("planDecision", "transfer").putValue("transferTo", district);
    }

    /** What the plan proposes to the caseworker. */
    List<String> proposedRoutes() {
        return routesOn("UserTask_ConfirmPlan");
    }

    /** What is proposed besides what runs already. */
    List<String> addedRoutes() {
        return routesOn("UserTask_AddRoutes");
    }

    private List<String> routesOn(String task) {
        return ((SpinJsonNode) story.seen(referralNo, task, "routes"))
                .elements().stream()
                        .map(row -> row.prop("routeId").stringValue())
                        .toList();
    }

    /** Taken in, screened, planned, and handed on. */
    void handsOn(CaseFile file) {
        takesIn(file);
        screens(file);
        confirms(file.expectedLevel());
    }

    void callsThePolice() {
        does("UserTask_EmergencyCall", call());
    }

    VariableMap call() {
        return form().putValue(
                        "emergencyCall",
                        json(Map.of("calledAt", story.now(), "line", "110", "answeredBy", "接警员01", "result", "已派警")));
    }

    /** A report comes in by the public page. */
    void receives(CaseFile file) {
        VariableMap report = file.intake();
        report.remove("facts");
        referralNo = story.receives("Msg_ReportSubmitted", report);
    }

    void verifies(CaseFile file, String decision) {
        VariableMap form = form().putValue("reportDecision", decision);
        if (decision.equals("accepted")) {
            VariableMap intake = file.intake();
            form.putValue("matter", intake.get("matter")).putValue("facts", intake.get("facts"));
        } else {
            form.putValue("reportCheck", json(Map.of("reason", "广告")));
        }
        does("UserTask_VerifyReport", form);
    }

    void findsDuplicate(String decision, String of) {
        does(
                "UserTask_CheckDuplicate",
                form().putValue("duplicateDecision", decision).putValue("mergeInto", of));
    }

    void everyAgencyAnswers() {
        handoffs.ofReferral(referralNo).stream()
                .filter(handoff -> handoff.state() != HandoffState.COMPLETED)
                .forEach(this::runsToItsEnd);
    }

    /** The letter is checked and signed where it must be, the agency answers, the answer is accepted. */
    private void runsToItsEnd(Handoff handoff) {
        String no = handoff.handoffNo();
        signs(handoff);
        takesAnswer(no);
    }

    /** The agency acknowledges and answers, the answer is accepted. */
    void takesAnswer(String no) {
        story.tells(no, "Msg_HandoffAcknowledged", Map.of("acknowledgement", json(Map.of("by", "值班员"))));
        story.tells(
                no,
                "Msg_HandoffCompleted",
                Map.of("replyOutcome", "handled", "reply", json(Map.of("by", "值班员", "text", "已办理"))));
        story.does(caseworker(), no, "UserTask_ReviewReply", form().putValue("replyReviewDecision", "accept"));
        assertThat(handoffs.get(no).state()).isEqualTo(HandoffState.COMPLETED);
        assertThat(story.process(no).isEnded() || story.passedBy(no).contains("EndEvent_HandoffCompleted"))
                .isTrue();
    }

    /** The agency sends it back, and rightly. */
    void agreesToReturn(String no) {
        story.tells(no, "Msg_HandoffReturned", Map.of("returned", json(Map.of("by", "值班员", "reason", "不属本机关管辖"))));
        story.does(
                caseworker(),
                no,
                "UserTask_HandleReturn",
                form().putValue("returnDecision", "agree").putValue("returnHandling", json(Map.of("remark", "已核对"))));
    }

    /** The person no longer wants this agency to act, and the agency agrees. */
    void cancels(String no) {
        story.tells(
                no,
                "Msg_CancelHandoff",
                Map.of("cancelRequest", json(Map.of("by", caseworker(), "reason", "当事人改变主意"))));
        story.tells(no, "Msg_HandoffAcknowledged", Map.of("acknowledgement", json(Map.of("by", "值班员"))));
    }

    void deliversOnPaper(String no) {
        story.does(
                caseworker(),
                no,
                "UserTask_CorrectDelivery",
                form().putValue("deliveryDecision", "on_paper")
                        .putValue("delivery", json(Map.of("receivedBy", "收发室", "receivedAt", story.now()))));
    }

    void givesGuidance(String no) {
        story.does(
                caseworker(),
                no,
                "UserTask_GiveGuidance",
                form().putValue("guidance", json(Map.of("givenAt", story.now()))));
    }

    void skipsUrging(String no) {
        story.does(
                caseworker(),
                no,
                "UserTask_AwaitUrging",
                form().putValue("urgingDecision", "skip").putValue("skip", json(Map.of("reason", "机关已撤销"))));
    }

    /** One proposes to end the hand-off without an answer, another agrees. */
    void givesUp(String no) {
        story.does(
                caseworker(),
                no,
                "UserTask_ProposeUnanswered",
                form().putValue("unanswered", json(Map.of("reason", "机关已撤销"))));
        story.does(supervisor(), no, "UserTask_ApproveUnanswered", form().putValue("unansweredDecision", "approved"));
    }

    boolean waits(String businessKey, String task) {
        return story.waiting(businessKey).contains(task);
    }

    /** The letter is checked as drafted and signed, a slip released. */
    void signs(Handoff handoff) {
        String no = handoff.handoffNo();
        SpinJsonNode letter = (SpinJsonNode) story.variable(no, "letter");
        story.does(
                caseworker(),
                no,
                "UserTask_CheckLetter",
                form().putValue(
                                "letter",
                                json(List.of("subject", "recipient", "paragraphs", "requested", "contact").stream()
                                        .collect(Collectors.toMap(key -> key, key -> letter.prop(key)
                                                .stringValue())))));
        String signer = handoff.mode().equals("internal_dispatch") ? supervisor() : place + "-signatory";
        story.does(signer, no, "UserTask_SignLetter", form().putValue("signingDecision", "sign"));
    }

    void reviews(String decision) {
        does("UserTask_ReviewResults", form().putValue("resultsDecision", decision));
    }

    /** All is handed on and answered; what is left is to keep in touch. */
    void comesToFollowUp(CaseFile file) {
        handsOn(file);
        if (!file.expectedLevel().equals("blue")) {
            callsThePolice();
        }
        everyAgencyAnswers();
        reviews("close");
    }

    void followsUp(String outcome) {
        does("UserTask_FollowUp", contact(outcome));
    }

    /** While the hand-offs still run. */
    void followsUpMeanwhile(String outcome) {
        does("UserTask_EarlyFollowUp", contact(outcome));
    }

    private VariableMap contact(String outcome) {
        return form().putValue("followUpOutcome", outcome)
                .putValue(
                        "followUp",
                        json(
                                switch (outcome) {
                                    case "new_harm" -> Map.of("contactedAt", story.now(), "harm", "又被打了");
                                    case "end_early" -> Map.of("contactedAt", story.now(), "endReason", "本人已迁往外省");
                                    default -> Map.of("contactedAt", story.now(), "how", "phone");
                                }));
    }

    static VariableMap closure() {
        return closure("safety_achieved");
    }

    static VariableMap closure(String outcome) {
        return form().putValue("outcome", outcome).putValue("closure", json(Map.of("reason", "安全目标达成")));
    }

    void proposesClosure() {
        does("UserTask_ProposeClosure", closure());
    }

    void approves(String decision) {
        decides("UserTask_ApproveClosure", form().putValue("closureDecision", decision));
    }

    void closes() {
        closes("safety_achieved");
    }

    void closes(String outcome) {
        does("UserTask_ProposeClosure", closure(outcome));
        approves("approved");
    }

    void hears(String news) {
        story.tells(
                referralNo,
                "Msg_NewInformation",
                Map.of("newInformation", json(Map.of("text", news, "by", "镇妇联", "at", "2026-06-09 21:40"))));
    }

    void findsTheNews(String decision) {
        does("UserTask_AssessNewInformation", form().putValue("informationDecision", decision));
    }

    void rescreens(CaseFile file) {
        does("UserTask_RescreenRisk", file.screening());
    }

    void addsRoutes(String level, List<String> routes) {
        does("UserTask_AddRoutes", plan(level, routes));
    }

    void wantsToWithdraw() {
        story.tellsAs(
                caseworker(),
                referralNo,
                "Msg_WithdrawReferral",
                Map.of("withdrawal", json(Map.of("wish", "person", "reason", "本人要求不再办理", "at", "2026-06-09 21:40"))));
    }

    void decidesTheWithdrawal(String decision) {
        decides("UserTask_ApproveWithdrawal", form().putValue("withdrawalDecision", decision));
    }

    List<String> waiting() {
        return story.waiting(referralNo);
    }
}
