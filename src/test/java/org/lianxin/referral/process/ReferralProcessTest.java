package org.lianxin.referral.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.hamcrest.Matchers.startsWith;
import static org.lianxin.referral.process.Desk.CASEWORKER;
import static org.lianxin.referral.process.Desk.NOW;
import static org.lianxin.referral.process.Story.form;
import static org.lianxin.referral.process.Story.json;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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
import org.lianxin.referral.register.RegisterEntry;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** A person's way through the federation, from intake to every possible end. */
@ReferralTest
@Covers("referral")
class ReferralProcessTest {

    private static final CaseFile VIOLENCE = CaseFile.of("C01");
    private static final CaseFile DISPUTE = CaseFile.of("C05");

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

    @Autowired
    private WebApplicationContext application;

    private Story story;
    private Desk desk;

    @BeforeEach
    void begin() {
        story = new Story(engine, clock, mailbox);
        desk = new Desk(story, handoffs);
        jdbc.sql("DELETE FROM party_index").update();
    }

    @Test
    void aRedReferralReachesEveryAgencyAndIsClosedWhenAllHaveAnswered() {
        desk.takesIn(VIOLENCE);
        assertThat(desk.referralNo()).matches("HZFL-610702-2026-\\d{6}");
        desk.screens(VIOLENCE);
        assertThat(known("riskScore")).isEqualTo(31);
        assertThat(known("computedRiskLevel")).isEqualTo("red");
        assertThat(desk.proposedRoutes()).containsExactlyInAnyOrderElementsOf(VIOLENCE.expectedRoutes());
        desk.confirms("red");

        assertThat(routes()).containsExactlyInAnyOrderElementsOf(VIOLENCE.expectedRoutes());
        assertThat(story.mailTo("hantai-duty-leader@demo.example")).hasSize(1);
        assertThat(desk.waiting()).containsExactly("UserTask_EarlyFollowUp", "UserTask_EmergencyCall");
        assertThat(dueOf("UserTask_EmergencyCall")).isEqualTo(in(Duration.ofMinutes(15)));
        desk.callsThePolice();
        desk.everyAgencyAnswers();
        desk.reviews("close");
        desk.followsUp("end_early");
        desk.closes();

        assertThat(story.process(desk.referralNo())).hasPassed("EndEvent_Closed");
        assertThat(story.process(desk.referralNo())).isEnded();
        assertThat(story.process(desk.referralNo()))
                .hasNotPassed("UserTask_CheckDuplicate", "UserTask_ReviewLowering", "UserTask_AssessNewInformation");
        assertThat(row().state()).isEqualTo(ReferralState.CLOSED);
        assertThat(row().riskLevel()).contains("red");
        assertThat(row().outcome()).contains("safety_achieved");
        assertThat(everyMail()).doesNotContain(VIOLENCE.victimName(), "林晓荷", "贺某强", "掐其颈部");
    }

    @Test
    void aBlueReferralNeedsNoEmergencyCall() {
        desk.handsOn(DISPUTE);

        assertThat(story.process(desk.referralNo()))
                .hasNotPassed("UserTask_EmergencyCall", "ServiceTask_InformDutyLeader");
        assertThat(routes()).containsExactly("R13");
    }

    @Test
    void mediationIsRefusedWhenTheReferralIsRed() {
        desk.takesIn(VIOLENCE);
        desk.screens(VIOLENCE);

        refused(() -> desk.confirms("red", List.of("R13")), "R13", "不得转调解");
        assertThat(desk.waiting()).containsExactly("UserTask_ConfirmPlan");
        assertThat(routes()).isEmpty();
    }

    @Test
    void aRouteThatTheTableDidNotProposeMayBeAdded() {
        desk.takesIn(DISPUTE);
        desk.screens(DISPUTE);
        desk.confirms("blue", List.of("R13", "R06"));

        assertThat(routes()).containsExactlyInAnyOrder("R13", "R06");
    }

    @Test
    void aTriggerHoldsTheLevelForADay() {
        desk.takesIn(VIOLENCE);
        desk.screens(VIOLENCE);
        refused(() -> desk.confirms("orange"), "〔风险等级〕触发项", "筛查后24小时内不得降到橙色。请在6月10日21:40之后再降级，或按红色办理");
        story.passes(Duration.ofHours(24).minusSeconds(1));
        refused(() -> desk.confirms("orange"), "不得降到橙色");
        assertThat(desk.waiting()).containsExactly("UserTask_ConfirmPlan");
        story.passes(Duration.ofSeconds(1));
        desk.confirms("orange");

        assertThat(desk.waiting()).containsExactly("UserTask_ReviewLowering");
    }

    @Test
    void loweringTheLevelNeedsASecondPerson() {
        desk.takesIn(VIOLENCE);
        desk.screens(VIOLENCE);
        story.passes(Duration.ofHours(24));
        desk.confirms("yellow");
        assertThat(desk.waiting()).containsExactly("UserTask_ReviewLowering");
        assertThat(routes()).isEmpty();

        asSupervisorToo(() -> refused(
                () -> story.does(CASEWORKER, desk.referralNo(), "UserTask_ReviewLowering", lowering("agree")),
                "须由另一人办理"));
        story.putsBack(desk.referralNo(), "UserTask_ReviewLowering");
        desk.decides("UserTask_ReviewLowering", lowering("disagree"));
        assertThat(desk.waiting()).containsExactly("UserTask_ConfirmPlan");
        desk.confirms("orange");
        desk.decides("UserTask_ReviewLowering", lowering("agree"));
        assertThat(known("riskLevel")).isEqualTo("orange");
        assertThat(row().riskLevel()).contains("orange");
        assertThat(known("computedRiskLevel")).isEqualTo("red");
    }

    @Test
    void moreAgenciesAreAskedWhenTheAnswersAreNotEnough() {
        desk.handsOn(DISPUTE);
        desk.everyAgencyAnswers();
        desk.reviews("more_handoffs");
        assertThat(desk.proposedRoutes())
                .as("what is handed off already is not proposed again")
                .isEmpty();
        desk.confirms("blue", List.of("R06"));

        assertThat(handoffs.ofReferral(desk.referralNo()))
                .extracting(Handoff::handoffNo)
                .containsExactly(desk.referralNo() + "-H1", desk.referralNo() + "-H2");
        assertThat(story.passedBy(desk.referralNo()).stream().filter("UserTask_ScreenRisk"::equals))
                .hasSize(1);
    }

    @Test
    void aScreeningWithTooManyUnknownsIsRepeatedWithinADay() {
        desk.takesIn(DISPUTE);
        desk.does("UserTask_ScreenRisk", unknown());
        assertThat(known("insufficient")).isEqualTo(true);
        desk.confirms("yellow");

        assertThat(desk.waiting()).contains("UserTask_AssessNewInformation");
        assertThat(dueOf("UserTask_AssessNewInformation")).isEqualTo(in(Duration.ofHours(24)));
        desk.findsTheNews("urgent");
        desk.rescreens(DISPUTE);
        assertThat(known("riskLevel")).as("it only rises while hand-offs run").isEqualTo("yellow");
        desk.addsRoutes("yellow", List.of());
        assertThat(story.process(desk.referralNo())).hasPassed("EndEvent_NoCallNeeded", "EndEvent_AddedHandoffsDone");
        assertThat(routes()).containsExactly("R13");
    }

    @Test
    void aReferralIsFollowedUpAtTheTimesOfItsLevelAndThenClosed() {
        desk.comesToFollowUp(DISPUTE);
        assertThat(dueOf("UserTask_FollowUp")).isEqualTo(in(Duration.ofDays(30)));
        story.passes(Duration.ofDays(30));
        desk.followsUp("reached_safe");

        assertThat(desk.waiting()).containsExactly("UserTask_ProposeClosure");
        desk.closes();
        assertThat(row().state()).isEqualTo(ReferralState.CLOSED);
    }

    @Test
    void anEarlyContactDoesNotStandForTheOneThatIsDue() {
        desk.comesToFollowUp(VIOLENCE);
        Date firstDay = in(Duration.ofDays(1));
        assertThat(dueOf("UserTask_FollowUp")).isEqualTo(firstDay);
        story.passes(Duration.ofHours(1));
        desk.followsUp("reached_safe");
        assertThat(dueOf("UserTask_FollowUp")).as("still the first").isEqualTo(firstDay);
        story.passes(Duration.ofDays(8));
        desk.followsUp("reached_safe");

        assertThat(dueOf("UserTask_FollowUp"))
                .as("a late one covers those it missed")
                .isEqualTo(Date.from(firstDay.toInstant().plus(Duration.ofDays(13))));
        assertThat(((SpinJsonNode) known("followUpLog")).elements()).hasSize(2);
    }

    @Test
    void aPersonInDangerIsCalledOnTheFirstDayThoughNoAgencyHasAnswered() {
        desk.handsOn(VIOLENCE);
        Date firstDay = in(Duration.ofDays(1));
        assertThat(dueOf("UserTask_EarlyFollowUp")).isEqualTo(firstDay);
        desk.callsThePolice();
        story.passes(Duration.ofDays(1));
        desk.followsUpMeanwhile("reached_safe");
        Date thirdDay = Date.from(firstDay.toInstant().plus(Duration.ofDays(2)));
        assertThat(dueOf("UserTask_EarlyFollowUp")).isEqualTo(thirdDay);
        desk.everyAgencyAnswers();
        assertThat(desk.waiting())
                .as("nor does follow-up wait for the review")
                .containsExactly("UserTask_EarlyFollowUp", "UserTask_ReviewResults");
        desk.reviews("close");

        assertThat(desk.waiting()).containsExactly("UserTask_FollowUp");
        assertThat(dueOf("UserTask_FollowUp"))
                .as("who was called today is not called twice")
                .isEqualTo(thirdDay);
    }

    @Test
    void aVainAttemptIsNotPutOffByTheReview() {
        desk.handsOn(VIOLENCE);
        desk.callsThePolice();
        desk.followsUpMeanwhile("not_reached");
        Date again = in(Duration.ofHours(24));
        story.passes(Duration.ofHours(10));
        desk.everyAgencyAnswers();
        desk.reviews("close");

        assertThat(dueOf("UserTask_FollowUp")).isEqualTo(again);
    }

    @Test
    void newHarmFoundWhileAgenciesWorkIsAssessedAtOnceAndNothingIsStopped() {
        desk.handsOn(DISPUTE);
        story.passes(Duration.ofDays(30));
        desk.followsUpMeanwhile("new_harm");
        assertThat(desk.waiting()).containsExactly("UserTask_AssessNewInformation");
        assertThat(String.valueOf(story.seen(desk.referralNo(), "UserTask_AssessNewInformation", "newInformation")))
                .contains("回访发现新的伤害或危险：又被打了");
        desk.findsTheNews("noted");
        desk.everyAgencyAnswers();
        desk.reviews("close");
        assertThat(desk.waiting()).as("all times of the plan have come").containsExactly("UserTask_ProposeClosure");
        desk.closes();

        assertThat(row().state()).isEqualTo(ReferralState.CLOSED);
        assertThat(story.process(desk.referralNo())).hasNotPassed("UserTask_FollowUp");
    }

    @Test
    void aRaisedLevelBeginsItsOwnTimesWhereverTheFollowUpStands() {
        desk.handsOn(DISPUTE);
        story.passes(Duration.ofDays(2));
        rises("orange");
        assertThat(dueOf("UserTask_EarlyFollowUp")).as("as orange").isEqualTo(in(Duration.ofDays(3)));
        desk.followsUpMeanwhile("end_early");
        assertThat(desk.waiting()).as("ended with a reason").isEmpty();
        rises("red");
        assertThat(dueOf("UserTask_EarlyFollowUp")).as("as red").isEqualTo(in(Duration.ofDays(1)));
        desk.followsUpMeanwhile("end_early");
        assertThat(story.process(desk.referralNo())).hasPassed("EndEvent_EarlyFollowUpDone");
        desk.everyAgencyAnswers();
        desk.reviews("close");

        assertThat(desk.waiting()).containsExactly("UserTask_ProposeClosure");
    }

    @Test
    void aReferralThatRisesBeforeItsClosureIsFollowedUpAgain() {
        desk.comesToFollowUp(DISPUTE);
        desk.followsUp("end_early");
        desk.proposesClosure();
        rises("red");

        assertThat(desk.waiting()).containsExactly("UserTask_FollowUp");
        assertThat(dueOf("UserTask_FollowUp")).isEqualTo(in(Duration.ofDays(1)));
    }

    @Test
    void whoIsLostWhileAgenciesWorkComesBeforeTheSupervisor() {
        desk.handsOn(DISPUTE);
        isNotReachedThreeTimesMeanwhile();
        decidesOnUnreachedMeanwhile("continue");
        assertThat(desk.waiting()).containsExactly("UserTask_EarlyFollowUp");
        isNotReachedThreeTimesMeanwhile();
        decidesOnUnreachedMeanwhile("reassess");
        assertThat(desk.waiting()).containsExactly("UserTask_AssessNewInformation", "UserTask_EarlyFollowUp");
        assertThat(String.valueOf(story.seen(desk.referralNo(), "UserTask_AssessNewInformation", "newInformation")))
                .contains("按失联重新筛查：已请镇妇联上门查看");
        isNotReachedThreeTimesMeanwhile();
        decidesOnUnreachedMeanwhile("end");

        assertThat(desk.waiting()).containsExactly("UserTask_AssessNewInformation");
    }

    @Test
    void aWithdrawnReferralIsNotFollowedUp() {
        desk.handsOn(DISPUTE);
        desk.wantsToWithdraw();
        assertThat(desk.waiting()).as("until it is agreed").contains("UserTask_EarlyFollowUp");
        desk.decidesTheWithdrawal("agree");

        assertThat(story.process(desk.referralNo())).isEnded();
        assertThat(desk.waiting()).isEmpty();
    }

    @Test
    void threeVainAttemptsInARowComeBeforeTheSupervisor() {
        desk.comesToFollowUp(DISPUTE);
        desk.followsUp("not_reached");
        desk.followsUp("reached_safe");
        desk.followsUp("not_reached");
        desk.followsUp("not_reached");
        assertThat(desk.waiting()).as("not yet three in a row").containsExactly("UserTask_FollowUp");
        assertThat(dueOf("UserTask_FollowUp"))
                .as("two working days after a Tuesday evening")
                .isEqualTo(Date.from(
                        OffsetDateTime.parse("2026-06-11T23:59:59+08:00").toInstant()));
        desk.followsUp("not_reached");
        assertThat(desk.waiting()).containsExactly("UserTask_HandleUnreached");

        decidesOnUnreached("continue");
        assertThat(desk.waiting()).containsExactly("UserTask_FollowUp");
        isNotReachedThreeTimes();
        decidesOnUnreached("end");
        assertThat(desk.waiting()).containsExactly("UserTask_ProposeClosure");
    }

    @Test
    void whoCannotBeReachedMayBeScreenedAgain() {
        desk.comesToFollowUp(DISPUTE);
        isNotReachedThreeTimes();
        decidesOnUnreached("reassess");

        assertThat(desk.waiting()).containsExactly("UserTask_ScreenRisk");
    }

    @Test
    void newHarmLeadsBackToTheScreeningAndNothingIsLost() {
        desk.comesToFollowUp(DISPUTE);
        desk.followsUp("new_harm");
        assertThat(desk.waiting()).containsExactly("UserTask_ScreenRisk");
        desk.screens(VIOLENCE);
        desk.confirms("red", List.of("R01"));

        assertThat(handoffs.ofReferral(desk.referralNo()))
                .extracting(Handoff::handoffNo)
                .containsExactly(desk.referralNo() + "-H1", desk.referralNo() + "-H2");
        desk.callsThePolice();
        desk.everyAgencyAnswers();
        desk.reviews("close");
        assertThat(dueOf("UserTask_FollowUp")).as("as red").isEqualTo(in(Duration.ofDays(1)));
        assertThat(String.valueOf(known("followUpLog"))).contains("又被打了");
    }

    @Test
    void theSupervisorMayWantMoreFollowUpOrABetterProposal() {
        desk.comesToFollowUp(DISPUTE);
        desk.followsUp("end_early");
        desk.proposesClosure();
        desk.approves("not_approved");
        assertThat(desk.waiting()).containsExactly("UserTask_ProposeClosure");
        desk.proposesClosure();
        desk.approves("resume_follow_up");

        assertThat(desk.waiting()).containsExactly("UserTask_FollowUp");
        assertThat(dueOf("UserTask_FollowUp")).isEqualTo(in(Duration.ofDays(30)));
        assertThat(row().state()).isEqualTo(ReferralState.OPEN);
    }

    @Test
    void whoProposedTheClosureCannotApproveIt() {
        desk.comesToFollowUp(DISPUTE);
        desk.followsUp("end_early");
        desk.proposesClosure();

        asSupervisorToo(() -> refused(
                () -> story.does(
                        CASEWORKER,
                        desk.referralNo(),
                        "UserTask_ApproveClosure",
                        form().putValue("closureDecision", "approved")),
                "须由另一人办理"));
        assertThat(row().state()).isEqualTo(ReferralState.OPEN);
    }

    @Test
    void newInformationRaisesTheLevelAndAddsAgenciesWhileHandoffsRun() {
        desk.handsOn(DISPUTE);
        String running = desk.referralNo() + "-H1";
        desk.hears("昨夜丈夫持刀威胁");
        desk.findsTheNews("urgent");
        desk.rescreens(VIOLENCE);
        assertThat(desk.addedRoutes()).as("running already").doesNotContain("R13");
        refused(() -> desk.addsRoutes("yellow", List.of("R01")), "〔风险等级〕", "红色");
        desk.addsRoutes("red", List.of("R01"));

        assertThat(known("riskLevel")).isEqualTo("red");
        assertThat(row().riskLevel()).contains("red");
        assertThat(story.mailTo("hantai-duty-leader@demo.example")).hasSize(1);
        assertThat(handoffs.ofReferral(desk.referralNo()))
                .extracting(Handoff::handoffNo, Handoff::routeId)
                .containsExactly(tuple(running, "R13"), tuple(desk.referralNo() + "-H2", "R01"));
        assertThat(story.waiting(running, "UserTask_CheckLetter").getPriority())
                .as("what is open follows the level")
                .isEqualTo(100);
        assertThat(desk.waiting()).containsExactly("UserTask_CallAboutNews", "UserTask_EarlyFollowUp");
        desk.does("UserTask_CallAboutNews", desk.call());
        desk.everyAgencyAnswers();
        assertThat(desk.waiting()).containsExactly("UserTask_EarlyFollowUp", "UserTask_ReviewResults");
        assertThat(story.process(desk.referralNo()))
                .hasPassed("EndEvent_CalledAboutNews", "EndEvent_AddedHandoffsDone");
    }

    @Test
    void newsOfTwoPeopleAreBothRead() {
        desk.handsOn(DISPUTE);
        desk.hears("第一条");
        desk.hears("第二条");

        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceBusinessKey(desk.referralNo())
                        .taskDefinitionKey("UserTask_AssessNewInformation")
                        .list())
                .extracting(task -> ((SpinJsonNode) engine.getTaskService().getVariable(task.getId(), "newInformation"))
                        .prop("text")
                        .stringValue())
                .containsExactlyInAnyOrder("第一条", "第二条");
    }

    @Test
    void aRunningRouteIsNotOpenedTwiceUnlessTheCaseworkerSaysSo() {
        desk.handsOn(DISPUTE);
        desk.hears("又有新情况");
        desk.findsTheNews("urgent");
        desk.rescreens(DISPUTE);
        refused(() -> desk.addsRoutes("blue", List.of("R13")), "〔转办去向〕R13", "已有在办转办 " + desk.referralNo() + "-H1");
        desk.does(
                "UserTask_AddRoutes",
                Desk.plan("blue", List.of())
                        .putValue(
                                "routes",
                                json(List.of(Map.of(
                                        "routeId", "R13",
                                        "agencyId", "",
                                        "sharingBasis", "separate_consent",
                                        "again", true)))));

        assertThat(routes()).containsExactly("R13", "R13");
    }

    @Test
    void aReferralIsNotClosedOverUnreadNews() {
        desk.comesToFollowUp(DISPUTE);
        desk.followsUp("end_early");
        desk.proposesClosure();
        desk.hears("又来电话");
        refused(() -> desk.approves("approved"), "〔结案〕本件还有未办完的新情况、撤回申请或告知书");
        assertThat(row().state()).isEqualTo(ReferralState.OPEN);
        desk.findsTheNews("noted");
        story.putsBack(desk.referralNo(), "UserTask_ApproveClosure");
        desk.approves("approved");

        assertThat(row().state()).isEqualTo(ReferralState.CLOSED);
    }

    @Test
    void newsComeAndGoWithoutAMarkOnTheReferral() {
        String first = takesInPerson("0916-0000128");
        takesInPerson("0916-0000128");
        checksDuplicate("merge", first);

        assertThat(story.waiting(first)).contains("UserTask_AssessNewInformation");
        assertThat(engine.getRuntimeService()
                        .createVariableInstanceQuery()
                        .variableName("newInformation")
                        .activityInstanceIdIn(story.process(first).getId())
                        .count())
                .isZero();
    }

    @Test
    void aReferralIsNeitherMergedNorRefusedOverUnreadNews() {
        String first = takesInPerson("0916-0000129");
        takesInPerson("0916-0000129");
        desk.hears("又来电话");
        refused(() -> checksDuplicate("merge", first), "〔并入〕本件还有未办完的新情况");
        refused(() -> desk.findsTheNews("urgent"), "还没有做过风险筛查", "记录在案");
        story.putsBack(desk.referralNo(), "UserTask_AssessNewInformation");
        desk.findsTheNews("noted");
        story.putsBack(desk.referralNo(), "UserTask_CheckDuplicate");
        checksDuplicate("merge", first);
        assertThat(row().state()).isEqualTo(ReferralState.MERGED);
        assertThat(story.process(desk.referralNo())).isEnded();

        String report = reportsOnline();
        story.tells(report, "Msg_NewInformation", Map.of("newInformation", json(Map.of("text", "他回来了"))));
        VariableMap refusal =
                form().putValue("reportDecision", "not_accepted").putValue("reportCheck", json(Map.of("reason", "广告")));
        refused(() -> story.does(CASEWORKER, report, "UserTask_VerifyReport", refusal), "〔不予受理〕本件还有未办完的新情况");
        assertThat(register.find(report))
                .hasValueSatisfying(row -> assertThat(row.state()).isEqualTo(ReferralState.OPEN));
    }

    @Test
    void aWithdrawalTakesEveryOpenHandoffBackAndTellsTheAgencies() {
        desk.takesIn(DISPUTE);
        desk.screens(DISPUTE);
        desk.confirms("blue", List.of("R13", "R06"));
        Handoff sent = handoffs.ofReferral(desk.referralNo()).get(0);
        desk.signs(sent);
        desk.wantsToWithdraw();
        asSupervisorToo(() -> refused(
                () -> story.does(
                        CASEWORKER,
                        desk.referralNo(),
                        "UserTask_ApproveWithdrawal",
                        form().putValue("withdrawalDecision", "agree")),
                "须由另一人办理"));
        story.putsBack(desk.referralNo(), "UserTask_ApproveWithdrawal");
        int before = mailbox.getReceivedMessages().length;
        desk.decidesTheWithdrawal("agree");

        assertThat(states()).containsExactly(HandoffState.CANCEL_REQUESTED, HandoffState.CANCELLED);
        assertThat(mailbox.getReceivedMessages()).as("the agency is told").hasSizeGreaterThan(before);
        assertThat(desk.waiting()).contains("UserTask_ConfirmWithdrawal");
        desk.does("UserTask_ConfirmWithdrawal", form());
        assertThat(desk.waiting()).as("one agency has not answered").contains("UserTask_ConfirmWithdrawal");
        story.tells(sent.handoffNo(), "Msg_HandoffAcknowledged", Map.of("acknowledgement", json(Map.of("by", "调委会"))));
        desk.does("UserTask_ConfirmWithdrawal", form());

        assertThat(story.process(desk.referralNo())).hasPassed("EndEvent_Withdrawn");
        assertThat(story.process(desk.referralNo())).isEnded();
        assertThat(row().state()).isEqualTo(ReferralState.WITHDRAWN);
        assertThat(states()).containsOnly(HandoffState.CANCELLED);
    }

    @Test
    void aRefusedWithdrawalChangesNothing() {
        desk.handsOn(DISPUTE);
        desk.wantsToWithdraw();
        desk.decidesTheWithdrawal("disagree");

        assertThat(story.process(desk.referralNo())).hasPassed("EndEvent_WithdrawalRefused");
        assertThat(row().state()).isEqualTo(ReferralState.OPEN);
        assertThat(states()).containsExactly(HandoffState.DRAFTED);
    }

    @Test
    void theSameMatterToldTwiceIsMergedIntoTheRunningReferral() {
        String first = takesInPerson("0916-0000123");
        desk.takesIn(person("0916 0000123").putValue("facts", json(List.of("needs_lawyer"))));
        String second = desk.referralNo();
        assertThat(story.waiting(second)).containsExactly("UserTask_CheckDuplicate");
        checksDuplicate("merge", first);

        assertThat(story.process(second)).hasPassed("EndEvent_Merged");
        assertThat(row().state()).isEqualTo(ReferralState.MERGED);
        assertThat(row().mergedInto()).contains(first);
        assertThat(story.waiting(first)).contains("UserTask_AssessNewInformation", "UserTask_ScreenRisk");
        assertThat(String.valueOf(story.variable(first, "facts"))).contains("needs_lawyer");
        story.does(CASEWORKER, first, "UserTask_AssessNewInformation", form().putValue("informationDecision", "noted"));
        assertThat(story.process(first)).hasPassed("EndEvent_NewInformationAssessed");
        assertThat(story.waiting(first)).containsExactly("UserTask_ScreenRisk");
    }

    @Test
    void mergingIntoAReferralThatIsNotListedIsRefusedAndNothingChanges() {
        takesInPerson("0916-0000124");
        String stranger = takesInPerson("0916-0000999");
        takesInPerson("0916-0000124");

        refused(() -> checksDuplicate("merge", "HZFL-610702-2026-999999"), "〔原件编号〕");
        refused(() -> checksDuplicate("merge", stranger), "〔原件编号〕");
        assertThat(desk.waiting()).containsExactly("UserTask_CheckDuplicate");
        assertThat(row().state()).isEqualTo(ReferralState.OPEN);
    }

    @Test
    void aClosedMatterIsTakenUpAgainAsANewReferralThatKnowsTheOldOne() {
        desk.takesIn(person("0916-0000126").putValue("facts", json(List.of("both_willing_mediation"))));
        String closed = desk.referralNo();
        desk.screens(DISPUTE);
        desk.confirms("blue");
        desk.everyAgencyAnswers();
        desk.reviews("close");
        desk.followsUp("end_early");
        desk.closes();
        takesInPerson("0916-0000126");
        refused(() -> checksDuplicate("merge", closed), "〔原件编号〕" + closed + " 不是上面表里在办的件");
        checksDuplicate("reopen", closed);

        assertThat(desk.waiting()).containsExactly("UserTask_ScreenRisk");
        assertThat(row().originNo()).contains(closed);
        assertThat(known("originNo")).isEqualTo(closed);
        assertThat(register.continuedBy(closed)).containsExactly(desk.referralNo());
        assertThat(register.find(closed))
                .hasValueSatisfying(row -> assertThat(row.state()).isEqualTo(ReferralState.CLOSED));
    }

    @Test
    void onlyWhatIsClosedIsTakenUpAgain() {
        String running = takesInPerson("0916-0000127");
        takesInPerson("0916-0000127");

        refused(() -> checksDuplicate("reopen", running), "〔原件编号〕" + running + " 不是上面表里已结案的件");
    }

    @Test
    void theSamePersonWithANewMatterGoesOn() {
        takesInPerson("0916-0000125");
        takesInPerson("0916-0000125");
        desk.does("UserTask_CheckDuplicate", form().putValue("duplicateDecision", "new_matter"));

        assertThat(desk.waiting()).containsExactly("UserTask_ScreenRisk");
        assertThat(row().originNo()).isEmpty();
    }

    @Test
    void anotherCountyTakesTheReferralOverAndAStubStays() {
        desk.takesIn(VIOLENCE);
        desk.screens(VIOLENCE);
        refused(() -> desk.does("UserTask_ConfirmPlan", desk.transferTo("610702", "red")), "〔移交到〕件就在这个区县");
        desk.does("UserTask_ConfirmPlan", desk.transferTo("610723", "red"));
        assertThat(desk.waiting()).containsExactly("UserTask_TrackTransfer");
        story.does(
                "yangxian-caseworker",
                desk.referralNo() + "-T",
                "UserTask_AcceptTransfer",
                form().putValue("transferAnswer", "accepted"));

        assertThat(story.process(desk.referralNo())).hasPassed("EndEvent_Transferred");
        assertThat(row().state()).isEqualTo(ReferralState.TRANSFERRED);
        String taken = register.continuedBy(desk.referralNo()).get(0);
        assertThat(taken).startsWith("HZFL-610723-");
        assertThat(story.waiting(taken)).containsExactly("UserTask_ScreenRisk");
        assertThat(story.waiting(taken, "UserTask_ScreenRisk").getTenantId()).isEqualTo("610723");
        assertThat(String.valueOf(story.variable(taken, "victim"))).contains(VIOLENCE.victimName());
        assertThat(register.find(taken)).hasValueSatisfying(row -> {
            assertThat(row.district()).isEqualTo("610723");
            assertThat(row.originNo()).contains(desk.referralNo());
            assertThat(row.receivedAt()).as("the term of D40 runs on").isEqualTo(row().receivedAt());
        });
    }

    @Test
    void whatCameInWhileTheOtherCountyDecidedGoesAlong() {
        desk.takesIn(DISPUTE);
        desk.screens(DISPUTE);
        desk.does("UserTask_ConfirmPlan", desk.transferTo("610723", "blue"));
        desk.hears("昨夜又来敲门");
        desk.wantsToWithdraw();
        refused(() -> desk.findsTheNews("urgent"), "正在等外区县接收", "收回移交");
        story.does(
                "yangxian-caseworker",
                desk.referralNo() + "-T",
                "UserTask_AcceptTransfer",
                form().putValue("transferAnswer", "accepted"));

        assertThat(story.process(desk.referralNo()))
                .hasPassed("EndEvent_Transferred")
                .isEnded();
        assertThat(row().state()).isEqualTo(ReferralState.TRANSFERRED);
        String taken = register.continuedBy(desk.referralNo()).get(0);
        assertThat(String.valueOf(story.variable(taken, "incident")))
                .contains("【移交时尚未研判的新情况】昨夜又来敲门（镇妇联，2026-06-09 21:40）", "【移交时尚未审核的撤回申请】本人要求不再办理");
    }

    @Test
    void aRefusedTransferComesBackToThePlan() {
        desk.takesIn(DISPUTE);
        desk.screens(DISPUTE);
        desk.does("UserTask_ConfirmPlan", desk.transferTo("610723", "blue"));
        story.does(
                "yangxian-caseworker",
                desk.referralNo() + "-T",
                "UserTask_AcceptTransfer",
                form().putValue("transferAnswer", "refused")
                        .putValue("transferReply", json(Map.of("reason", "住址在贵区"))));
        assertThat(desk.waiting()).containsExactly("UserTask_ConfirmPlan");
        assertThat(String.valueOf(known("transferReply"))).contains("住址在贵区");
        desk.confirms("blue");

        assertThat(routes()).containsExactly("R13");
        assertThat(row().state()).isEqualTo(ReferralState.OPEN);
    }

    @Test
    void aTransferIsTakenBackBeforeItIsAnswered() {
        desk.takesIn(DISPUTE);
        desk.screens(DISPUTE);
        desk.does("UserTask_ConfirmPlan", desk.transferTo("610723", "blue"));
        desk.does("UserTask_TrackTransfer", form().putValue("transferTakenBack", json(Map.of("reason", "本人仍住本区"))));

        assertThat(desk.waiting()).containsExactly("UserTask_ConfirmPlan");
        assertThat(story.waiting(desk.referralNo() + "-T")).isEmpty();
        assertThat(story.process(desk.referralNo() + "-T")).hasPassed("EndEvent_TakenBack");
    }

    @Test
    void aPetitionerIsToldInWritingWithinFifteenDays() {
        desk.takesIn(petition());
        story.passes(Duration.ofDays(11));
        assertThat(desk.waiting()).containsExactly("UserTask_ScreenRisk");
        story.passes(Duration.ofDays(2));

        assertThat(desk.waiting()).contains("UserTask_WriteNotice");
        assertThat(dueOf("UserTask_WriteNotice"))
                .isEqualTo(Date.from(
                        OffsetDateTime.parse("2026-06-24T23:59:59+08:00").toInstant()));
        desk.does(
                "UserTask_WriteNotice", form().putValue("notice", json(Map.of("givenAt", NOW, "method", "in_person"))));
        assertThat(story.process(desk.referralNo())).hasPassed("EndEvent_NoticeGiven");
    }

    @Test
    void whoGivesNoNameOrAddressIsOwedNoNotice() {
        desk.takesIn(petition().putValue("anonymous", true));
        story.passes(Duration.ofDays(13));

        assertThat(desk.waiting()).containsExactly("UserTask_ScreenRisk");
        assertThat(story.process(desk.referralNo())).hasPassed("EndEvent_NoticeNotOwed");
    }

    @Test
    void aPetitionIsNotClosedWithoutItsNotice() throws Exception {
        desk.takesIn(petition());
        desk.screens(DISPUTE);
        desk.confirms("blue", List.of("R13"));
        desk.everyAgencyAnswers();
        assertThat(paper("notice")).contains("告知书", desk.referralNo(), "有关事项已转送", "《信访工作条例》第二十三条，自收到之日起15日内");
        opens("yangxian-caseworker", "notice").andExpect(status().isNotFound());
        opens("hantai-statistician", "notice").andExpect(status().isNotFound());
        opens(CASEWORKER, "closure-report").andExpect(status().isNotFound());
        desk.reviews("close");
        desk.followsUp("end_early");

        refused(desk::proposesClosure, "告知时间");
        desk.does(
                "UserTask_ProposeClosure",
                Desk.closure().putValue("notice", json(Map.of("givenAt", NOW, "method", "post"))));
        assertThat(paper("closure-report")).contains("审核人待审核", "（待签发）");
        desk.approves("approved");
        assertThat(row().state()).isEqualTo(ReferralState.CLOSED);
        assertThat(paper("closure-report"))
                .contains("结案报告", desk.referralNo(), "：已反馈", "回访情况", "结案理由", "审核人示例·汉台", "2026年6月9日")
                .doesNotContain("待审核", "待签发");
        assertThat(jdbc.sql("SELECT count(*) FROM access_log WHERE referral_no = ? AND object_id = '结案报告'")
                        .param(desk.referralNo())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    private ResultActions opens(String person, String paper) throws Exception {
        return MockMvcBuilders.webAppContextSetup(application)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build()
                .perform(get("/referrals/" + desk.referralNo() + "/" + paper).with(user(person)));
    }

    /** What a paper of the case says, without the breaks of lines. */
    private String paper(String paper) throws Exception {
        byte[] pdf = opens(CASEWORKER, paper)
                .andExpect(status().isOk())
                .andExpect(content().contentType(MediaType.APPLICATION_PDF))
                .andExpect(header().string("Content-Disposition", startsWith("inline; filename=")))
                .andExpect(header().string("Content-Security-Policy", "default-src 'none'; sandbox"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    @Test
    void anOnlineReportIsVerifiedBeforeItIsWorkedOn() {
        String number = reportsOnline();
        assertThat(story.waiting(number)).containsExactly("UserTask_VerifyReport");
        story.does(CASEWORKER, number, "UserTask_VerifyReport", form().putValue("reportDecision", "accepted"));

        assertThat(story.waiting(number)).containsExactly("UserTask_ScreenRisk");
    }

    @Test
    void anOnlineReportThatIsNoneIsNotAccepted() {
        String number = reportsOnline();
        story.does(
                CASEWORKER,
                number,
                "UserTask_VerifyReport",
                form().putValue("reportDecision", "not_accepted")
                        .putValue("reportCheck", json(Map.of("reason", "广告"))));

        assertThat(story.endsOf(number)).contains("EndEvent_NotAccepted");
        assertThat(register.find(number))
                .hasValueSatisfying(row -> assertThat(row.state()).isEqualTo(ReferralState.NOT_ACCEPTED));
    }

    @Test
    void taskNamesCarryTheShortNumberAndDangerComesFirst() {
        desk.takesIn(VIOLENCE);
        assertThat(story.waiting(desk.referralNo(), "UserTask_ScreenRisk").getName())
                .matches("风险筛查 · 汉台26-\\d+");
        desk.screens(VIOLENCE);

        assertThat(story.waiting(desk.referralNo(), "UserTask_ConfirmPlan").getPriority())
                .isEqualTo(100);
        assertThat(dueOf("UserTask_ConfirmPlan")).isEqualTo(in(Duration.ofMinutes(30)));
    }

    private static VariableMap person(String phone) {
        return form().putValue("channel", "womens_council")
                .putValue("district", "610702")
                .putValue("receivedAt", NOW)
                .putValue("matter", "bride_price")
                .putValue("victim", json(Map.of("name", "叶某梅（化名）", "phone", phone)));
    }

    private String takesInPerson(String phone) {
        desk.takesIn(person(phone));
        return desk.referralNo();
    }

    private static VariableMap petition() {
        return form().putValue("channel", "visit")
                .putValue("district", "610702")
                .putValue("receivedAt", NOW)
                .putValue("matter", "family_dispute")
                .putValue("victim", json(Map.of("name", "示例某", "address", "青杨街道（虚构）1号")));
    }

    private String reportsOnline() {
        String instance = engine.getRuntimeService()
                .createMessageCorrelation("Msg_ReportSubmitted")
                .setVariables(form().putValue("channel", "online")
                        .putValue("district", "610702")
                        .putValue("matter", "other")
                        .putValue("incident", json(Map.of("narrative", "想问一问"))))
                .correlateStartMessage()
                .getId();
        story.runJobs();
        return engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getBusinessKey();
    }

    private void checksDuplicate(String decision, String into) {
        desk.does(
                "UserTask_CheckDuplicate",
                form().putValue("duplicateDecision", decision).putValue("mergeInto", into));
    }

    private void isNotReachedThreeTimes() {
        for (int attempt = 0; attempt < 3; attempt++) {
            desk.followsUp("not_reached");
        }
    }

    private void isNotReachedThreeTimesMeanwhile() {
        for (int attempt = 0; attempt < 3; attempt++) {
            desk.followsUpMeanwhile("not_reached");
        }
    }

    private void decidesOnUnreachedMeanwhile(String decision) {
        desk.decides("UserTask_HandleEarlyUnreached", unreached(decision));
    }

    private void decidesOnUnreached(String decision) {
        desk.decides("UserTask_HandleUnreached", unreached(decision));
    }

    /** News that raise the level, and add no agency. */
    private void rises(String level) {
        desk.hears("他又来了");
        desk.findsTheNews("urgent");
        desk.rescreens(DISPUTE);
        desk.addsRoutes(level, List.of());
        if (desk.waiting().contains("UserTask_CallAboutNews")) {
            desk.does("UserTask_CallAboutNews", desk.call());
        }
    }

    private static VariableMap unreached(String decision) {
        return form().putValue("unreachedDecision", decision)
                .putValue("unreachedReview", json(Map.of("reason", "已请镇妇联上门查看")));
    }

    private static VariableMap lowering(String decision) {
        return form().putValue("loweringDecision", decision).putValue("loweringReview", json(Map.of("remark", "已复核")));
    }

    /** The answers of a quiet case, of which nine were not asked. */
    private static VariableMap unknown() {
        Map<String, String> answers = Arrays.stream(
                        "a1 a2 a3 a4 a5 a6 a7 b1 b2 b3 b4 b5 b6 b7 b8 c1 c2 c3 c4 c5".split(" "))
                .collect(Collectors.toMap(item -> item, item -> item.startsWith("b") ? "u" : "0"));
        return form().putValue("screening", json(answers));
    }

    /** The caseworker also has the rights of her supervisor. */
    private void asSupervisorToo(Runnable steps) {
        engine.getIdentityService().createMembership(CASEWORKER, "supervisor");
        try {
            steps.run();
        } finally {
            engine.getIdentityService().deleteMembership(CASEWORKER, "supervisor");
        }
    }

    private static void refused(ThrowingCallable step, String... words) {
        assertThatThrownBy(step).satisfies(refusal -> {
            for (String word : words) {
                assertThat(refusal).hasStackTraceContaining(word);
            }
        });
    }

    private Object known(String variable) {
        return story.variable(desk.referralNo(), variable);
    }

    private Date dueOf(String task) {
        return story.waiting(desk.referralNo(), task).getDueDate();
    }

    private Date in(Duration time) {
        return Date.from(clock.instant().plus(time));
    }

    private RegisterEntry row() {
        return register.find(desk.referralNo()).orElseThrow();
    }

    private List<String> routes() {
        return handoffs.ofReferral(desk.referralNo()).stream()
                .map(Handoff::routeId)
                .toList();
    }

    private List<HandoffState> states() {
        return handoffs.ofReferral(desk.referralNo()).stream()
                .map(Handoff::state)
                .toList();
    }

    private String everyMail() {
        return Arrays.stream(mailbox.getReceivedMessages())
                .map(GreenMailUtil::getWholeMessage)
                .collect(Collectors.joining());
    }
}
