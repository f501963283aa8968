package org.lianxin.referral.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.lianxin.referral.process.Story.form;
import static org.lianxin.referral.process.Story.json;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lianxin.referral.MovableClock;
import org.lianxin.referral.ReferralTest;
import org.lianxin.referral.handoff.Handoff;
import org.lianxin.referral.handoff.HandoffState;
import org.lianxin.referral.handoff.Handoffs;
import org.lianxin.referral.register.ReferralRegister;
import org.lianxin.referral.register.ReferralState;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A person's way through the federation, from intake to archive. */
@ReferralTest
@Covers("referral")
class ReferralProcessTest {

    private static final String CASEWORKER = "hantai-caseworker";
    private static final String NOW = "2026-06-09T21:40:00+08:00";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private GreenMail mailbox;

    @Autowired
    private Handoffs handoffs;

    @Autowired
    private ReferralRegister register;

    @Autowired
    private JdbcClient jdbc;

    private Story story;
    private String referralNo = "";

    @BeforeEach
    void begin() {
        story = new Story(engine, clock, mailbox);
        jdbc.sql("DELETE FROM party_index").update();
    }

    @Test
    void aRedReferralReachesEveryAgencyAndIsClosedWhenAllHaveAnswered() {
        CaseFile violence = CaseFile.of("C01");
        takesIn(violence);
        assertThat(referralNo).matches("HZFL-610702-2026-\\d{6}");
        screens(violence);
        assertThat(story.variable(referralNo, "riskScore")).isEqualTo(31);
        assertThat(story.variable(referralNo, "computedRiskLevel")).isEqualTo("red");
        assertThat(proposedRoutes()).containsExactlyInAnyOrderElementsOf(violence.expectedRoutes());
        confirms("red");

        assertThat(handoffs.ofReferral(referralNo))
                .extracting(Handoff::routeId)
                .containsExactlyInAnyOrderElementsOf(violence.expectedRoutes());
        assertThat(story.mailTo("hantai-duty-leader@demo.example")).hasSize(1);
        assertThat(story.waiting(referralNo)).containsExactly("UserTask_EmergencyCall");
        assertThat(story.waiting(referralNo, "UserTask_EmergencyCall").getDueDate())
                .isEqualTo(Date.from(clock.instant().plus(Duration.ofMinutes(15))));
        callsThePolice();
        handoffs.ofReferral(referralNo).forEach(this::runsToItsEnd);
        reviews("close");
        closes();

        assertThat(story.process(referralNo)).hasPassed("EndEvent_Closed");
        assertThat(story.process(referralNo)).isEnded();
        assertThat(story.process(referralNo)).hasNotPassed("UserTask_CheckDuplicate", "UserTask_ReviewLowering");
        assertThat(register.find(referralNo)).hasValueSatisfying(row -> {
            assertThat(row.state()).isEqualTo(ReferralState.CLOSED);
            assertThat(row.riskLevel()).contains("red");
            assertThat(row.outcome()).contains("safety_achieved");
        });
        assertThat(everyMail()).doesNotContain(violence.victimName(), "林晓荷", "贺某强", "掐其颈部");
    }

    @Test
    void aBlueReferralNeedsNoEmergencyCall() {
        CaseFile dispute = CaseFile.of("C05");
        takesInAt("610702", dispute);
        screens(dispute);
        confirms("blue");

        assertThat(story.process(referralNo)).hasNotPassed("UserTask_EmergencyCall", "ServiceTask_InformDutyLeader");
        assertThat(handoffs.ofReferral(referralNo)).extracting(Handoff::routeId).containsExactly("R13");
    }

    @Test
    void mediationIsRefusedWhenTheReferralIsRed() {
        CaseFile violence = CaseFile.of("C01");
        takesIn(violence);
        screens(violence);

        assertThatThrownBy(() -> confirms("red", List.of("R13")))
                .hasStackTraceContaining("R13")
                .hasStackTraceContaining("不得转调解");
        assertThat(story.waiting(referralNo)).containsExactly("UserTask_ConfirmPlan");
        assertThat(handoffs.ofReferral(referralNo)).isEmpty();
    }

    @Test
    void aRouteThatTheTableDidNotProposeMayBeAdded() {
        CaseFile dispute = CaseFile.of("C05");
        takesInAt("610702", dispute);
        screens(dispute);
        confirms("blue", List.of("R13", "R06"));

        assertThat(handoffs.ofReferral(referralNo))
                .extracting(Handoff::routeId)
                .containsExactlyInAnyOrder("R13", "R06");
    }

    @Test
    void loweringTheLevelNeedsASecondPerson() {
        CaseFile violence = CaseFile.of("C01");
        takesIn(violence);
        screens(violence);
        confirms("yellow");
        assertThat(story.waiting(referralNo)).containsExactly("UserTask_ReviewLowering");
        assertThat(handoffs.ofReferral(referralNo)).isEmpty();

        decidesLowering("disagree");
        assertThat(story.waiting(referralNo)).containsExactly("UserTask_ConfirmPlan");
        confirms("orange");
        decidesLowering("agree");
        assertThat(story.variable(referralNo, "riskLevel")).isEqualTo("orange");
        assertThat(register.find(referralNo))
                .hasValueSatisfying(row -> assertThat(row.riskLevel()).contains("orange"));
        assertThat(story.variable(referralNo, "computedRiskLevel")).isEqualTo("red");
    }

    @Test
    void moreAgenciesAreAskedWhenTheAnswersAreNotEnough() {
        CaseFile dispute = CaseFile.of("C05");
        takesInAt("610702", dispute);
        screens(dispute);
        confirms("blue");
        handoffs.ofReferral(referralNo).forEach(this::runsToItsEnd);
        reviews("more_handoffs");
        assertThat(proposedRoutes())
                .as("what is handed off already is not proposed again")
                .isEmpty();
        confirms("blue", List.of("R06"));

        assertThat(handoffs.ofReferral(referralNo))
                .extracting(Handoff::handoffNo)
                .containsExactly(referralNo + "-H1", referralNo + "-H2");
        assertThat(story.passedBy(referralNo).stream().filter("UserTask_ScreenRisk"::equals))
                .hasSize(1);
    }

    @Test
    void whoProposedTheClosureCannotApproveIt() {
        toTheClosure();
        story.does(CASEWORKER, referralNo, "UserTask_ProposeClosure", closure());
        engine.getIdentityService().createMembership(CASEWORKER, "supervisor");
        try {
            assertThatThrownBy(() -> story.does(
                            CASEWORKER,
                            referralNo,
                            "UserTask_ApproveClosure",
                            form().putValue("closureDecision", "approved")))
                    .hasStackTraceContaining("须由另一人办理");
        } finally {
            engine.getIdentityService().deleteMembership(CASEWORKER, "supervisor");
        }
        story.putsBack(referralNo, "UserTask_ApproveClosure");
        story.does(
                "hantai-supervisor",
                referralNo,
                "UserTask_ApproveClosure",
                form().putValue("closureDecision", "not_approved")
                        .putValue("closureReview", json(Map.of("remark", "请补写处理结果"))));
        assertThat(story.waiting(referralNo)).containsExactly("UserTask_ProposeClosure");
        assertThat(register.find(referralNo))
                .hasValueSatisfying(row -> assertThat(row.state()).isEqualTo(ReferralState.OPEN));
    }

    @Test
    void theSameMatterToldTwiceIsMergedIntoTheRunningReferral() {
        String first = takesInPerson("0916-0000123");
        String second = takesInPerson("0916 0000123");
        assertThat(story.waiting(second)).containsExactly("UserTask_CheckDuplicate");
        story.does(
                CASEWORKER,
                second,
                "UserTask_CheckDuplicate",
                form().putValue("duplicateDecision", "merge").putValue("mergeInto", first));

        assertThat(story.process(second)).hasPassed("EndEvent_Merged");
        assertThat(register.find(second)).hasValueSatisfying(row -> {
            assertThat(row.state()).isEqualTo(ReferralState.MERGED);
            assertThat(row.mergedInto()).contains(first);
        });
        assertThat(story.waiting(first)).contains("UserTask_AssessNewInformation", "UserTask_ScreenRisk");
        story.does(CASEWORKER, first, "UserTask_AssessNewInformation", form().putValue("informationDecision", "noted"));
        assertThat(story.process(first)).hasPassed("EndEvent_NewInformationAssessed");
        assertThat(story.waiting(first)).containsExactly("UserTask_ScreenRisk");
    }

    @Test
    void mergingIntoAReferralThatIsNotRunningIsRefusedAndNothingChanges() {
        takesInPerson("0916-0000124");
        String second = takesInPerson("0916-0000124");

        assertThatThrownBy(() -> story.does(
                        CASEWORKER,
                        second,
                        "UserTask_CheckDuplicate",
                        form().putValue("duplicateDecision", "merge").putValue("mergeInto", "HZFL-610702-2026-999999")))
                .hasStackTraceContaining("〔并入〕");
        assertThat(story.waiting(second)).containsExactly("UserTask_CheckDuplicate");
        assertThat(register.find(second))
                .hasValueSatisfying(row -> assertThat(row.state()).isEqualTo(ReferralState.OPEN));
    }

    @Test
    void theSamePersonWithANewMatterGoesOn() {
        takesInPerson("0916-0000125");
        String second = takesInPerson("0916-0000125");
        story.does(CASEWORKER, second, "UserTask_CheckDuplicate", form().putValue("duplicateDecision", "new_matter"));

        assertThat(story.waiting(second)).containsExactly("UserTask_ScreenRisk");
    }

    @Test
    void anOnlineReportIsVerifiedBeforeItIsWorkedOn() {
        reportsOnline();
        assertThat(story.waiting(referralNo)).containsExactly("UserTask_VerifyReport");
        story.does(CASEWORKER, referralNo, "UserTask_VerifyReport", form().putValue("reportDecision", "accepted"));

        assertThat(story.waiting(referralNo)).containsExactly("UserTask_ScreenRisk");
    }

    @Test
    void anOnlineReportThatIsNoneIsNotAccepted() {
        reportsOnline();
        story.does(
                CASEWORKER,
                referralNo,
                "UserTask_VerifyReport",
                form().putValue("reportDecision", "not_accepted")
                        .putValue("reportCheck", json(Map.of("reason", "广告"))));

        assertThat(story.endsOf(referralNo)).containsExactly("EndEvent_NotAccepted");
        assertThat(register.find(referralNo))
                .hasValueSatisfying(row -> assertThat(row.state()).isEqualTo(ReferralState.NOT_ACCEPTED));
    }

    @Test
    void taskNamesCarryTheShortNumberAndDangerComesFirst() {
        CaseFile violence = CaseFile.of("C01");
        takesIn(violence);
        assertThat(story.waiting(referralNo, "UserTask_ScreenRisk").getName()).matches("风险筛查 · 汉台26-\\d+");
        screens(violence);

        assertThat(story.waiting(referralNo, "UserTask_ConfirmPlan").getPriority())
                .isEqualTo(100);
        assertThat(story.waiting(referralNo, "UserTask_ConfirmPlan").getDueDate())
                .isEqualTo(Date.from(clock.instant().plus(Duration.ofMinutes(30))));
    }

    private void takesIn(CaseFile file) {
        referralNo = story.takesIn(CASEWORKER, file.intake());
    }

    private void takesInAt(String district, CaseFile file) {
        referralNo = story.takesIn(
                CASEWORKER, file.intake().putValue("district", district).putValue("receivedAt", NOW));
    }

    private String takesInPerson(String phone) {
        referralNo = story.takesIn(
                CASEWORKER,
                form().putValue("channel", "hotline")
                        .putValue("district", "610702")
                        .putValue("receivedAt", NOW)
                        .putValue("anonymous", false)
                        .putValue("matter", "family_dispute")
                        .putValue("victim", json(Map.of("name", "叶某梅（化名）", "phone", phone))));
        return referralNo;
    }

    private void reportsOnline() {
        VariableMap report = form().putValue("channel", "online")
                .putValue("district", "610702")
                .putValue("matter", "other")
                .putValue("incident", json(Map.of("narrative", "想问一问")));
        String instance = engine.getRuntimeService()
                .createMessageCorrelation("Msg_ReportSubmitted")
                .setVariables(report)
                .correlateStartMessage()
                .getId();
        story.runJobs();
        referralNo = engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getBusinessKey();
    }

    private void screens(CaseFile file) {
        story.does(CASEWORKER, referralNo, "UserTask_ScreenRisk", file.screening());
    }

    private void confirms(String level) {
        confirms(level, proposedRoutes());
    }

    private void confirms(String level, List<String> routes) {
        List<Map<String, String>> rows = routes.stream()
                .map(route -> Map.of("routeId", route, "agencyId", "", "sharingBasis", "statutory_duty"))
                .toList();
        story.does(
                CASEWORKER,
                referralNo,
                "UserTask_ConfirmPlan",
                form().putValue("riskLevel", level)
                        .putValue("routes", json(rows))
                        .putValue("planning", json(Map.of("levelReason", "已离开现场，亲属陪同"))));
    }

    private List<String> proposedRoutes() {
        return ((SpinJsonNode) story.variable(referralNo, "routes"))
                .elements().stream()
                        .map(row -> row.prop("routeId").stringValue())
                        .toList();
    }

    private void decidesLowering(String decision) {
        story.does(
                "hantai-supervisor",
                referralNo,
                "UserTask_ReviewLowering",
                form().putValue("loweringDecision", decision)
                        .putValue("loweringReview", json(Map.of("remark", "已复核"))));
    }

    private void callsThePolice() {
        story.does(
                CASEWORKER,
                referralNo,
                "UserTask_EmergencyCall",
                form().putValue(
                                "emergencyCall",
                                json(Map.of("calledAt", NOW, "line", "110", "answeredBy", "接警员01", "result", "已派警"))));
    }

    /** The letter is checked and signed where it must be, the agency answers, the answer is accepted. */
    private void runsToItsEnd(Handoff handoff) {
        String no = handoff.handoffNo();
        SpinJsonNode letter = (SpinJsonNode) story.variable(no, "letter");
        story.does(
                CASEWORKER,
                no,
                "UserTask_CheckLetter",
                form().putValue(
                                "letter",
                                json(List.of("subject", "recipient", "paragraphs", "requested", "contact").stream()
                                        .collect(Collectors.toMap(key -> key, key -> letter.prop(key)
                                                .stringValue())))));
        String signer = handoff.mode().equals("internal_dispatch") ? "hantai-supervisor" : "hantai-signatory";
        story.does(signer, no, "UserTask_SignLetter", form().putValue("signingDecision", "sign"));
        story.tells(no, "Msg_HandoffAcknowledged", Map.of("acknowledgement", json(Map.of("by", "值班员"))));
        story.tells(
                no,
                "Msg_HandoffCompleted",
                Map.of("replyOutcome", "handled", "reply", json(Map.of("by", "值班员", "text", "已办理"))));
        story.does(CASEWORKER, no, "UserTask_ReviewReply", form().putValue("replyReviewDecision", "accept"));
        assertThat(handoffs.get(no).state()).isEqualTo(HandoffState.COMPLETED);
        assertThat(story.process(no)).isEnded();
    }

    private void reviews(String decision) {
        story.does(CASEWORKER, referralNo, "UserTask_ReviewResults", form().putValue("resultsDecision", decision));
    }

    private void toTheClosure() {
        CaseFile dispute = CaseFile.of("C05");
        takesInAt("610702", dispute);
        screens(dispute);
        confirms("blue");
        handoffs.ofReferral(referralNo).forEach(this::runsToItsEnd);
        reviews("close");
    }

    private static VariableMap closure() {
        return form().putValue("outcome", "safety_achieved").putValue("closure", json(Map.of("reason", "安全目标达成")));
    }

    private void closes() {
        story.does(CASEWORKER, referralNo, "UserTask_ProposeClosure", closure());
        story.does(
                "hantai-supervisor",
                referralNo,
                "UserTask_ApproveClosure",
                form().putValue("closureDecision", "approved"));
    }

    private String everyMail() {
        return Arrays.stream(mailbox.getReceivedMessages())
                .map(GreenMailUtil::getWholeMessage)
                .collect(Collectors.joining());
    }
}
