package org.lianxin.referral.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.lianxin.referral.process.Story.form;
import static org.lianxin.referral.process.Story.json;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lianxin.referral.MovableClock;
import org.lianxin.referral.ReferralTest;
import org.lianxin.referral.handoff.Handoff;
import org.lianxin.referral.handoff.HandoffEntry;
import org.lianxin.referral.handoff.HandoffOpening;
import org.lianxin.referral.handoff.HandoffState;
import org.lianxin.referral.handoff.Handoffs;
import org.lianxin.referral.handoff.Visitor;
import org.lianxin.referral.register.NumberSeries;
import org.lianxin.referral.register.ReferralRegister;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One letter to one agency, from draft to answer. */
@ReferralTest
@Covers("agency-handoff")
class AgencyHandoffProcessTest {

    private static final String POLICE = "police-610702";
    private static final String POLICE_MAIL = "police.610702@agency.example";
    private static final int NOBODY_LISTENS = 1;
    private static final String NOW = "2026-06-09T21:40:00+08:00";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private GreenMail mailbox;

    @Autowired
    private JavaMailSenderImpl mailServer;

    @Autowired
    private Handoffs handoffs;

    @Autowired
    private ReferralRegister register;

    @Autowired
    private NumberSeries numbers;

    @Autowired
    private PlatformTransactionManager transactions;

    @LocalServerPort
    private int port;

    private Story story;
    private String handoffNo = "";

    @BeforeEach
    void begin() {
        story = new Story(engine, clock, mailbox);
    }

    @Test
    void aSignedLetterIsAcknowledgedAnsweredAndAccepted() {
        opens("R01", "formal_transfer", "yellow", POLICE);
        checks();
        signs();

        assertThat(handoff().state()).isEqualTo(HandoffState.SENT);
        assertThat(handoff().documentNo()).startsWith("汉台妇函〔2026〕").endsWith("号");
        assertThat(story.mailTo(POLICE_MAIL)).hasSize(1);
        assertThat(story.mailTo("court.610702@agency.example")).singleElement().satisfies(copy -> assertThat(
                        GreenMailUtil.getWholeMessage(copy))
                .doesNotContain("/partner/"));
        acknowledges();
        assertThat(handoff().state()).isEqualTo(HandoffState.ACKNOWLEDGED);
        answers("filed");
        accepts();

        assertThat(story.process(handoffNo)).hasPassed("EndEvent_HandoffCompleted");
        assertThat(story.process(handoffNo)).hasNotPassed("ServiceTask_SendReminder", "UserTask_EscalateSilence");
        assertThat(story.process(handoffNo)).isEnded();
        assertThat(handoff().state()).isEqualTo(HandoffState.COMPLETED);
        assertThat(events()).containsExactly("drafted", "signed", "sent", "acknowledged", "completed");
        assertThat(handoffs.firstAlteredEntry(handoffNo)).isEmpty();
    }

    @Test
    void anEmergencyLetterIsSentFirstAndSignedAfterwards() {
        opens("R01", "emergency_phone", "red", POLICE);

        assertThat(story.mailTo(POLICE_MAIL)).hasSize(1);
        assertThat(subject(story.mailTo(POLICE_MAIL).get(0))).startsWith("〔紧急〕");
        assertThat(handoff().documentNo()).isEmpty();
        assertThat(story.waiting(handoffNo)).containsExactly("UserTask_CheckLetter", "UserTask_TrackAcknowledgement");
        assertThat(story.waiting(handoffNo, "UserTask_CheckLetter").getDueDate())
                .isEqualTo(at("2026-06-10T21:40:00+08:00"));
        answers("filed");
        accepts();
        assertThat(story.process(handoffNo)).as("still unsigned").isActive();
        checks();
        signs();

        assertThat(story.process(handoffNo)).hasPassed("EndEvent_SignedAfterwards", "EndEvent_HandoffCompleted");
        assertThat(story.process(handoffNo)).isEnded();
        assertThat(story.mailTo(POLICE_MAIL)).as("not sent a second time").hasSize(1);
        assertThat(handoff().documentNo()).isNotEmpty();
    }

    @Test
    void theSignatoryMaySendTheLetterBackAndNoNumberIsDrawn() {
        opens("R01", "formal_transfer", "yellow", POLICE);
        checks();
        story.does(
                "hantai-signatory",
                handoffNo,
                "UserTask_SignLetter",
                form().putValue("signingDecision", "send_back").putValue("signing", json(Map.of("remark", "请补时间"))));

        assertThat(story.waiting(handoffNo)).containsExactly("UserTask_CheckLetter");
        assertThat(handoff().documentNo()).isEmpty();
        assertThat(story.mailTo(POLICE_MAIL)).isEmpty();
        checks();
        signs();
        assertThat(handoff().state()).isEqualTo(HandoffState.SENT);
    }

    @Test
    void whoCheckedTheLetterCannotSignIt() {
        opens("R01", "formal_transfer", "yellow", POLICE);
        checks();
        engine.getIdentityService().createMembership("hantai-caseworker", "signatory");
        try {
            assertThatThrownBy(() -> story.does(
                            "hantai-caseworker",
                            handoffNo,
                            "UserTask_SignLetter",
                            form().putValue("signingDecision", "sign")))
                    .hasStackTraceContaining("须由另一人办理");
        } finally {
            engine.getIdentityService().deleteMembership("hantai-caseworker", "signatory");
        }
        assertThat(handoff().state()).isEqualTo(HandoffState.DRAFTED);
    }

    @Test
    void aSlipIsReleasedByTheSupervisorUnderASlipNumber() {
        opens("R06", "internal_dispatch", "blue", "justice-bureau-610702");
        checks();
        story.does("hantai-supervisor", handoffNo, "UserTask_SignLetter", form().putValue("signingDecision", "sign"));

        assertThat(handoff().documentNo()).startsWith("汉台转〔2026〕");
        assertThat(handoff().state()).isEqualTo(HandoffState.SENT);
    }

    @Test
    void guidanceIsGivenToThePersonAndNothingIsSent() {
        opens("R14", "guidance_only", "blue", "court-610702");
        story.does(
                "hantai-caseworker",
                handoffNo,
                "UserTask_GiveGuidance",
                form().putValue("guidance", json(Map.of("givenAt", NOW))));

        assertThat(story.endsOf(handoffNo)).containsExactly("EndEvent_GuidanceGiven");
        assertThat(mailbox.getReceivedMessages()).isEmpty();
        assertThat(handoff().state()).isEqualTo(HandoffState.COMPLETED);
    }

    @Test
    void anEarlyAnswerStandsForTheAcknowledgement() {
        sent("yellow");
        answers("handled");

        assertThat(story.waiting(handoffNo)).containsExactly("UserTask_ReviewReply");
        assertThat(story.process(handoffNo)).hasNotPassed("UserTask_TrackReply");
        assertThat(handoff().state()).isEqualTo(HandoffState.COMPLETED);
    }

    @Test
    void acknowledgementAndAnswerByTelephoneAreRecordedByTheCaseworker() {
        sent("yellow");
        story.does(
                "hantai-caseworker",
                handoffNo,
                "UserTask_TrackAcknowledgement",
                form().putValue("acknowledgement", json(Map.of("by", "值班民警", "via", "phone", "at", NOW))));
        assertThat(handoff().state()).isEqualTo(HandoffState.ACKNOWLEDGED);
        story.does(
                "hantai-caseworker",
                handoffNo,
                "UserTask_TrackReply",
                form().putValue("replyOutcome", "handled")
                        .putValue("reply", json(Map.of("by", "值班民警", "via", "phone", "at", NOW, "text", "已出警并批评教育"))));

        assertThat(story.waiting(handoffNo)).containsExactly("UserTask_ReviewReply");
        assertThat(events()).endsWith("acknowledged", "completed");
    }

    @Test
    void progressIsNotedWhileTheAnswerIsAwaited() {
        sent("yellow");
        acknowledges();
        story.tells(
                handoffNo, "Msg_HandoffProgress", Map.of("progress", json(Map.of("by", "李警官（示例）", "text", "正在调查"))));

        assertThat(handoff().state()).isEqualTo(HandoffState.IN_PROGRESS);
        assertThat(story.waiting(handoffNo)).containsExactly("UserTask_TrackReply");
        assertThat(story.process(handoffNo)).hasPassed("EndEvent_ProgressRecorded");
    }

    @Test
    void aReturnThatIsAgreedEndsTheHandoff() {
        sent("yellow");
        returns();
        assertThat(handoff().state()).isEqualTo(HandoffState.RETURNED);
        handlesReturn("agree");

        assertThat(story.process(handoffNo)).hasPassed("EndEvent_HandoffReturned");
        assertThat(story.process(handoffNo)).isEnded();
    }

    @Test
    void aCorrectedLetterGoesOutAgainUnderItsNumber() {
        sent("yellow");
        String number = handoff().documentNo();
        returns();
        handlesReturn("resend");
        checks();
        signs();

        assertThat(handoff().state()).isEqualTo(HandoffState.SENT);
        assertThat(handoff().sentRound()).isEqualTo(2);
        assertThat(handoff().documentNo()).isEqualTo(number);
        assertThat(story.mailTo(POLICE_MAIL)).hasSize(2);
        assertThat(messageIds()).doesNotHaveDuplicates();
    }

    @Test
    void anUnsatisfactoryAnswerIsSentBackToTheAgency() {
        sent("yellow");
        answers("not_filed");
        story.does(
                "hantai-caseworker",
                handoffNo,
                "UserTask_ReviewReply",
                form().putValue("replyReviewDecision", "ask_again")
                        .putValue("replyReview", json(Map.of("remark", "请说明不予立案的理由"))));

        assertThat(story.waiting(handoffNo)).containsExactly("UserTask_TrackAcknowledgement");
        assertThat(story.mailTo(POLICE_MAIL)).hasSize(2);
        assertThat(story.process(handoffNo)).hasNotPassed("EndEvent_HandoffCompleted");
    }

    @Test
    void aSilentAgencyIsRemindedHalfwayAndReportedToTheSupervisorWhenTheTermEnds() {
        sent("red");
        story.passes(Duration.ofHours(2));
        assertThat(events()).endsWith("reminded");
        assertThat(story.mailTo(POLICE_MAIL)).hasSize(2);
        story.passes(Duration.ofHours(2));

        assertThat(story.waiting(handoffNo)).contains("UserTask_EscalateSilence", "UserTask_TrackAcknowledgement");
        assertThat(events()).endsWith("escalated");
        story.does(
                "hantai-supervisor",
                handoffNo,
                "UserTask_EscalateSilence",
                form().putValue("escalation", json(Map.of("contactedWhom", "所长（示例）", "result", "今天签收"))));
        assertThat(story.waiting(handoffNo)).containsExactly("UserTask_TrackAcknowledgement");
        acknowledges();
        // R01 answers within three days (公通字〔2015〕32号).
        story.passes(Duration.ofDays(4));
        assertThat(story.waiting(handoffNo)).contains("UserTask_EscalateSilence", "UserTask_TrackReply");
        assertThat(story.mailTo(POLICE_MAIL)).as("letter, two reminders").hasSize(3);
    }

    @Test
    void withoutAnAddressTheCaseworkerDeliversOnPaper() {
        opens("R01", "formal_transfer", "yellow", "");
        checks();
        signs();
        assertThat(story.waiting(handoffNo)).containsExactly("UserTask_CorrectDelivery");
        assertThat(problem()).contains("通讯录");
        corrects(form().putValue("deliveryDecision", "on_paper")
                .putValue("delivery", json(Map.of("receivedBy", "收发室", "receivedAt", NOW))));

        assertThat(handoff().state()).isEqualTo(HandoffState.SENT);
        assertThat(story.waiting(handoffNo)).containsExactly("UserTask_TrackAcknowledgement");
        assertThat(story.process(handoffNo)).hasPassed("ServiceTask_RecordPaperDelivery");
        assertThat(story.mailTo(POLICE_MAIL)).isEmpty();
    }

    @Test
    void aBouncedMailIsSentAgainToACorrectedAddress() {
        sent("yellow");
        story.tells(
                handoffNo,
                "Msg_HandoffUndeliverable",
                Map.of("deliveryProblem", json(Map.of("reason", "邮箱不存在", "recipient", POLICE_MAIL))));
        assertThat(story.waiting(handoffNo)).containsExactly("UserTask_CorrectDelivery");
        corrects(form().putValue("deliveryDecision", "resend")
                .putValue("delivery", json(Map.of("email", "duty.610702@agency.example"))));

        assertThat(story.mailTo("duty.610702@agency.example")).hasSize(1);
        assertThat(handoff().sentRound()).isEqualTo(2);
        assertThat(events()).contains("undeliverable").endsWith("sent");
    }

    @Test
    void aMailServerThatStaysDownBecomesAnIncidentAndATaskForTheCaseworker() {
        int port = mailServer.getPort();
        mailServer.setPort(NOBODY_LISTENS);
        try {
            opens("R01", "formal_transfer", "yellow", POLICE);
            checks();
            signsWithoutRunning();
            for (int attempt = 1; attempt <= 4; attempt++) {
                assertThatThrownBy(() -> management().executeJob(sendJob().getId()))
                        .hasMessageContaining("Mail server connection failed");
                assertThat(story.waiting(handoffNo)).isEmpty();
                clock.advance(Duration.ofMinutes(5));
            }
            management().executeJob(sendJob().getId());
        } finally {
            mailServer.setPort(port);
        }

        assertThat(story.waiting(handoffNo)).containsExactly("UserTask_CorrectDelivery");
        assertThat(problem()).contains("邮件服务器");
        assertThat(engine.getRuntimeService()
                        .createIncidentQuery()
                        .incidentType("mailServerDown")
                        .processInstanceId(story.instance(handoffNo).getId())
                        .list())
                .hasSize(1);
        corrects(
                form().putValue("deliveryDecision", "resend").putValue("delivery", json(Map.of("email", POLICE_MAIL))));
        assertThat(story.mailTo(POLICE_MAIL)).hasSize(1);
        assertThat(engine.getRuntimeService()
                        .createIncidentQuery()
                        .processInstanceId(story.instance(handoffNo).getId())
                        .count())
                .isZero();
    }

    @Test
    void aCrashBetweenMailAndCommitLeavesOneMailWhoseLinkWorks() {
        opens("R01", "formal_transfer", "yellow", POLICE);
        checks();
        signsWithoutRunning();
        new TransactionTemplate(transactions).executeWithoutResult(crash -> {
            management().executeJob(sendJob().getId());
            crash.setRollbackOnly();
        });
        assertThat(story.mailTo(POLICE_MAIL)).as("the mail has left").hasSize(1);
        assertThat(handoff().state()).as("and the process does not know").isEqualTo(HandoffState.SIGNED);
        assertThat(story.waiting(handoffNo)).isEmpty();

        story.runJobs();

        assertThat(handoff().state()).isEqualTo(HandoffState.SENT);
        assertThat(handoff().sentRound()).isEqualTo(1);
        assertThat(events()).containsOnlyOnce("sent");
        assertThat(story.mailTo(POLICE_MAIL)).hasSize(1);
        String link = link(story.mailTo(POLICE_MAIL).get(0));
        assertThat(new Visitor(port, link)
                        .sends(link + "/code", Map.of("code", "246810"))
                        .text())
                .contains(handoff().documentNo());
    }

    @Test
    void aHandoffThatWasNeverSentIsCancelledAtOnce() {
        opens("R01", "formal_transfer", "yellow", POLICE);
        cancels();

        assertThat(story.endsOf(handoffNo)).containsExactly("EndEvent_HandoffCancelled");
        assertThat(mailbox.getReceivedMessages()).isEmpty();
        assertThat(handoff().state()).isEqualTo(HandoffState.CANCELLED);
    }

    @Test
    void theAgencyConfirmsACancellation() {
        sent("yellow");
        cancels();
        assertThat(handoff().state()).isEqualTo(HandoffState.CANCEL_REQUESTED);
        assertThat(story.mailTo(POLICE_MAIL)).hasSize(2);
        acknowledges();

        assertThat(story.process(handoffNo))
                .hasPassed("EndEvent_HandoffCancelled")
                .hasNotPassed("EndEvent_HandoffCompleted");
        assertThat(handoff().state()).isEqualTo(HandoffState.CANCELLED);
    }

    @Test
    void theCaseworkerRecordsThatACancellationWasConfirmedByTelephone() {
        sent("yellow");
        cancels();
        story.does(
                "hantai-caseworker",
                handoffNo,
                "UserTask_TrackCancellation",
                form().putValue("cancellationDecision", "confirmed")
                        .putValue("cancellation", json(Map.of("by", "值班民警"))));

        assertThat(handoff().state()).isEqualTo(HandoffState.CANCELLED);
    }

    @Test
    void anAnswerToACancelledHandoffIsKept() {
        sent("yellow");
        cancels();
        answers("handled");

        assertThat(story.process(handoffNo))
                .hasPassed("EndEvent_HandoffCancelled")
                .hasNotPassed("EndEvent_HandoffCompleted");
        assertThat(events()).endsWith("late_answer", "cancelled");
        assertThat(story.process(handoffNo)).hasNotPassed("UserTask_ReviewReply");
    }

    @Test
    void aNewLinkGoesToTheRegisteredAddress() {
        sent("yellow");
        story.tells(handoffNo, "Msg_NewLinkRequested", Map.of("linkLocked", false));

        assertThat(story.mailTo(POLICE_MAIL)).hasSize(2);
        assertThat(story.waiting(handoffNo)).containsExactly("UserTask_TrackAcknowledgement");
        assertThat(events()).endsWith("link_requested");
    }

    @Test
    void aLockedLinkIsRenewedOnlyAfterACaseworkerSpokeToTheAgency() {
        sent("yellow");
        story.tells(handoffNo, "Msg_NewLinkRequested", Map.of("linkLocked", true));
        assertThat(story.mailTo(POLICE_MAIL)).hasSize(1);
        verifies("no_new_link");
        assertThat(story.mailTo(POLICE_MAIL)).hasSize(1);
        assertThat(story.process(handoffNo)).hasPassed("EndEvent_NoNewLink");

        story.tells(handoffNo, "Msg_NewLinkRequested", Map.of("linkLocked", true));
        verifies("send_new_link");
        assertThat(story.mailTo(POLICE_MAIL)).hasSize(2);
        assertThat(events()).endsWith("link_locked", "link_locked");
    }

    private void opens(String routeId, String mode, String level, String agencyId) {
        String referralNo = "HZFL-610702-2026-9%05d".formatted(numbers.next("test", 2026));
        handoffNo = referralNo + "-H1";
        register.enter(referralNo, "610702", "hotline", "domestic_violence", clock.instant());
        handoffs.open(new HandoffOpening(handoffNo, referralNo, routeId, agencyId, mode, "hantai-caseworker"));
        SpinJsonNode route = Spin.JSON(Map.of(
                "routeId",
                routeId,
                "letter",
                letterOf(routeId),
                "basis",
                "反家庭暴力法 13、15、16",
                "recipientName",
                "汉台区公安局（示例）",
                "copies",
                "",
                "copyAgencies",
                List.of("court-610702"),
                "terms",
                "签收：4小时；反馈：3日",
                "blocking",
                ""));
        SpinJsonNode letter = Spin.JSON(Map.of(
                "receivedAt", NOW,
                "incident", Map.of("narrative", "当事人称丈夫动手。"),
                "victim", Map.of("name", "林晓荷（化名）", "sex", "female", "phone", "0916-0000000"),
                "respondent", Map.of("name", "贺某强（化名）"),
                "safety", Map.of(),
                "victimAge", 34));
        engine.getRuntimeService()
                .startProcessInstanceByKey(
                        "agency-handoff",
                        handoffNo,
                        form().putValue("referralNo", referralNo)
                                .putValue("shortNo", "汉台26-9")
                                .putValue("handoffNo", handoffNo)
                                .putValue("district", "610702")
                                .putValue("matter", "domestic_violence")
                                .putValue("riskLevel", level)
                                .putValue("routeId", routeId)
                                .putValue("mode", mode)
                                .putValue("agencyId", agencyId)
                                .putValue("drafter", "hantai-caseworker")
                                .putValue("dueFrom", Date.from(clock.instant()))
                                .putValue("route", route)
                                .putValue("letter", letter));
        story.runJobs();
    }

    private static String letterOf(String routeId) {
        return switch (routeId) {
            case "R06" -> "法律援助转介单";
            case "R14" -> "诉讼指引告知书";
            default -> "移送函（公安）";
        };
    }

    private void sent(String level) {
        opens("R01", "formal_transfer", level, POLICE);
        checks();
        signs();
        assertThat(handoff().state()).isEqualTo(HandoffState.SENT);
    }

    private void checks() {
        SpinJsonNode letter = (SpinJsonNode) story.variable(handoffNo, "letter");
        story.does(
                "hantai-caseworker",
                handoffNo,
                "UserTask_CheckLetter",
                form().putValue(
                                "letter",
                                json(Map.of(
                                        "subject", letter.prop("subject").stringValue(),
                                        "recipient", letter.prop("recipient").stringValue(),
                                        "paragraphs", letter.prop("paragraphs").stringValue(),
                                        "requested", letter.prop("requested").stringValue(),
                                        "contact", letter.prop("contact").stringValue()))));
    }

    private void signs() {
        story.does("hantai-signatory", handoffNo, "UserTask_SignLetter", form().putValue("signingDecision", "sign"));
    }

    private void signsWithoutRunning() {
        String task = story.waiting(handoffNo, "UserTask_SignLetter").getId();
        engine.getFormService().submitTaskForm(task, form().putValue("signingDecision", "sign"));
    }

    private void acknowledges() {
        story.tells(
                handoffNo,
                "Msg_HandoffAcknowledged",
                Map.of("acknowledgement", json(Map.of("by", "李警官（示例）", "via", "page", "at", NOW))));
    }

    private void answers(String outcome) {
        story.tells(
                handoffNo,
                "Msg_HandoffCompleted",
                Map.of(
                        "replyOutcome",
                        outcome,
                        "reply",
                        json(Map.of("by", "李警官（示例）", "via", "page", "at", NOW, "text", "已受理"))));
    }

    private void returns() {
        story.tells(
                handoffNo,
                "Msg_HandoffReturned",
                Map.of("returned", json(Map.of("by", "李警官（示例）", "reason", "不属我局管辖"))));
    }

    private void handlesReturn(String decision) {
        story.does(
                "hantai-caseworker",
                handoffNo,
                "UserTask_HandleReturn",
                form().putValue("returnDecision", decision).putValue("returnHandling", json(Map.of("remark", "已核对"))));
    }

    private void corrects(Map<String, Object> form) {
        story.does("hantai-caseworker", handoffNo, "UserTask_CorrectDelivery", form);
    }

    private void accepts() {
        story.does(
                "hantai-caseworker",
                handoffNo,
                "UserTask_ReviewReply",
                form().putValue("replyReviewDecision", "accept"));
    }

    private void cancels() {
        story.tells(
                handoffNo,
                "Msg_CancelHandoff",
                Map.of("cancelRequest", json(Map.of("by", "hantai-caseworker", "reason", "当事人改变主意"))));
    }

    private void verifies(String decision) {
        story.does(
                "hantai-caseworker",
                handoffNo,
                "UserTask_VerifyPartner",
                form().putValue("linkDecision", decision).putValue("partnerCheck", json(Map.of("spokenTo", "值班民警"))));
    }

    private Handoff handoff() {
        return handoffs.get(handoffNo);
    }

    private List<String> events() {
        return handoffs.events(handoffNo).stream()
                .map(HandoffEntry::event)
                .map(event -> event.code())
                .toList();
    }

    private String problem() {
        return story.variable(handoffNo, "deliveryProblem").toString();
    }

    private List<String> messageIds() {
        return story.mailTo(POLICE_MAIL).stream()
                .map(mail -> header(mail, "Message-ID"))
                .toList();
    }

    private ManagementService management() {
        return engine.getManagementService();
    }

    private Job sendJob() {
        return management()
                .createJobQuery()
                .processInstanceId(story.instance(handoffNo).getId())
                .singleResult();
    }

    private static Date at(String instant) {
        return Date.from(Instant.from(OffsetDateTime.parse(instant)));
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String link(MimeMessage mail) {
        Matcher link = Pattern.compile("/partner/[A-Za-z0-9_-]+").matcher(textOf(mail));
        assertThat(link.find()).isTrue();
        return link.group();
    }

    private static String textOf(MimeMessage mail) {
        try {
            return String.valueOf(
                    ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent());
        } catch (jakarta.mail.MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String header(MimeMessage mail, String name) {
        try {
            return mail.getHeader(name)[0];
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
