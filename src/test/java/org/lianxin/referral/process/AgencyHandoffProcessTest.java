package org.lianxin.referral.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.lianxin.referral.process.Story.form;
import static org.lianxin.referral.process.Story.json;

import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.Test;
import org.lianxin.referral.handoff.HandoffState;
import org.lianxin.referral.handoff.Visitor;
import org.lianxin.referral.modeling.EntryRefusedException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One letter to one agency, from draft to answer. */
@Covers("agency-handoff")
class AgencyHandoffProcessTest extends HandoffStories {

    private static final int NOBODY_LISTENS = 1;

    @Autowired
    private JavaMailSenderImpl mailServer;

    @Autowired
    private PlatformTransactionManager transactions;

    @LocalServerPort
    private int port;

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
        assertThat(handoff().documentNo()).isNotEmpty();
        assertThat(story.mailTo(POLICE_MAIL)).as("the signed letter, once").hasSize(2);
        assertThat(lastMail(POLICE_MAIL)).startsWith("〔紧急〕补签 " + handoff().documentNo());
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
                    .isInstanceOf(EntryRefusedException.class)
                    .hasMessageStartingWith("〔审核签发")
                    .hasMessageContaining("须由另一人办理");
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
        story.passes(Duration.ofDays(2));
        assertThat(story.mailTo(POLICE_MAIL)).as("letter, two reminders").hasSize(3);
        story.passes(Duration.ofDays(2));
        assertThat(story.waiting(handoffNo))
                .containsExactly("UserTask_AwaitUrging", "UserTask_EscalateSilence", "UserTask_TrackReply");
    }

    @Test
    void whoAcknowledgesAfterTheTermIsNotRemindedButUrged() {
        sent("yellow");
        story.passes(Duration.ofDays(4));
        assertThat(story.waiting(handoffNo)).contains("UserTask_AwaitUrging", "UserTask_TrackAcknowledgement");
        int mails = story.mailTo(POLICE_MAIL).size();
        acknowledges();

        assertThat(story.waiting(handoffNo)).contains("UserTask_AwaitUrging", "UserTask_TrackReply");
        assertThat(story.process(handoffNo)).hasPassed("EndEvent_NotReminded");
        assertThat(story.mailTo(POLICE_MAIL)).hasSize(mails);
    }

    @Test
    void anAnswerTheCaseworkerRecordsEndsTheLadderAndTheSupervisorsTask() {
        sent("yellow");
        acknowledges();
        story.passes(Duration.ofDays(4));
        assertThat(story.waiting(handoffNo)).contains("UserTask_AwaitUrging", "UserTask_EscalateSilence");
        story.does(
                "hantai-caseworker",
                handoffNo,
                "UserTask_TrackReply",
                form().putValue("replyOutcome", "handled")
                        .putValue("reply", json(Map.of("by", "值班民警", "via", "phone", "at", NOW, "text", "已出警"))));

        assertThat(story.waiting(handoffNo)).containsExactly("UserTask_ReviewReply");
        assertThat(story.urging(handoffNo)).isEnded();
        assertThat(story.process(handoffNo)).hasPassed("EndEvent_Answered").hasNotPassed("EndEvent_HandoffUnanswered");
    }

    @Test
    void aHandoffWhoseAgencyIsUrgedInVainEndsUnanswered() {
        sent("yellow");
        story.passes(Duration.ofDays(4));
        for (int step = 1; step <= 3; step++) {
            story.does(
                    "hantai-caseworker",
                    handoffNo,
                    "UserTask_AwaitUrging",
                    form().putValue("urgingDecision", "skip").putValue("skip", json(Map.of("reason", "机关已撤销"))));
        }
        story.does(
                "hantai-caseworker",
                handoffNo,
                "UserTask_ProposeUnanswered",
                form().putValue("unanswered", json(Map.of("reason", "机关已撤销"))));
        story.does(
                "hantai-supervisor",
                handoffNo,
                "UserTask_ApproveUnanswered",
                form().putValue("unansweredDecision", "approved"));

        assertThat(story.process(handoffNo))
                .hasPassed("EndEvent_HandoffUnanswered")
                .hasNotPassed("EndEvent_HandoffCompleted")
                .isEnded();
        assertThat(handoff().state()).isEqualTo(HandoffState.UNANSWERED);
        assertThat(story.waiting(handoffNo)).as("nobody waits any more").isEmpty();
    }

    @Test
    void anAnswerThatDoesNotDoIsUrgedWithoutAnotherLetter() {
        sent("yellow");
        acknowledges();
        answers("other");
        reviews("urge");

        assertThat(handoff().state()).isEqualTo(HandoffState.IN_PROGRESS);
        assertThat(handoff().sentRound()).isEqualTo(1);
        assertThat(handoff().replyDueAt()).contains(clock.instant());
        story.passes(Duration.ofMinutes(1));
        assertThat(story.waiting(handoffNo))
                .containsExactly("UserTask_AwaitUrging", "UserTask_EscalateSilence", "UserTask_TrackReply");
        assertThat(story.mailTo(POLICE_MAIL))
                .as("neither the letter again nor a reminder")
                .hasSize(1);
        answers("handled");
        accepts();
        assertThat(story.process(handoffNo))
                .hasPassed("EndEvent_HandoffCompleted")
                .isEnded();
    }

    @Test
    void aReturnAfterUrgingBringsTheLetterAgainAndItsAcknowledgement() {
        sent("yellow");
        acknowledges();
        answers("other");
        reviews("urge");
        returns();
        handlesReturn("resend");
        checks();
        signs();

        assertThat(handoff().sentRound()).isEqualTo(2);
        assertThat(story.waiting(handoffNo)).containsExactly("UserTask_TrackAcknowledgement");
    }

    @Test
    void anAnswerMayStandWhileTheMatterGoesOnToAnotherAgency() {
        sent("yellow");
        answers("not_filed");
        reviews("new_route");

        assertThat(handoff().state()).isEqualTo(HandoffState.COMPLETED);
        assertThat(events()).endsWith("completed", "passed_on");
        assertThat(story.process(handoffNo))
                .hasPassed("EndEvent_HandoffCompleted")
                .isEnded();
    }

    @Test
    void anEmergencyLetterThatNobodySignsIsReportedToSupervisorAndSignatoryOnce() {
        opens("R01", "emergency_phone", "orange", POLICE);
        assertThat(story.waiting(handoffNo, "UserTask_CheckLetter").getPriority())
                .isEqualTo(110);
        story.passes(Duration.ofHours(24));
        assertThat(toSupervisor()).singleElement().satisfies(mail -> {
            assertThat(subject(mail)).isEqualTo("〔紧急〕汉台26-9 先办件逾期未补签");
            assertThat(textOf(mail)).contains("24小时").doesNotContain("林晓荷", handoffNo);
        });
        checks();
        assertThat(story.waiting(handoffNo, "UserTask_SignLetter"))
                .satisfies(task -> assertThat(task.getName()).startsWith("【先办待签】"))
                .satisfies(task -> assertThat(task.getPriority()).isEqualTo(110));
        story.runJobs();

        assertThat(toSupervisor()).hasSize(1);
        assertThat(toSignatory()).hasSize(1);
        signs();
        assertThat(story.process(handoffNo)).hasPassed("EndEvent_UnsignedReported", "EndEvent_SignedAfterwards");
    }

    @Test
    void aLetterThatWaitsForItsSignatureBeforeItIsSentIsNotReported() {
        opens("R01", "formal_transfer", "red", POLICE);
        story.passes(Duration.ofHours(3));

        assertThat(story.process(handoffNo)).hasPassed("EndEvent_NotReported");
        assertThat(toSupervisor()).isEmpty();
        assertThat(story.waiting(handoffNo, "UserTask_CheckLetter").getPriority())
                .isEqualTo(100);
    }

    @Test
    void withoutAnAddressTheCaseworkerDeliversOnPaper() {
        opens("R01", "formal_transfer", "yellow", "");
        checks();
        signs();
        assertThat(story.waiting(handoffNo)).containsExactly("UserTask_CorrectDelivery");
        assertThat(problem()).contains("机关通讯录（agencies.yaml）里没有去向 R01（移送函（公安））在本区县的承办机关，没有地址可寄。请改为纸质送达");
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
                        .hasMessageContaining("邮件服务器连不上");
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
    void aLetterChangedBetweenSignatureAndMailDoesNotLeave() {
        opens("R01", "formal_transfer", "yellow", POLICE);
        checks();
        signsWithoutRunning();
        String process = story.process(handoffNo).getId();
        String signed =
                engine.getRuntimeService().getVariable(process, "letter").toString();
        setLetter(process, signed.replace("移送", "转送"));

        assertThatThrownBy(() -> management().executeJob(sendJob().getId())).hasStackTraceContaining("的文书与签发时不一致，没有送出");
        assertThat(story.mailTo(POLICE_MAIL)).isEmpty();
        assertThat(handoff().state()).isEqualTo(HandoffState.SIGNED);
    }

    private void setLetter(String process, String letter) {
        engine.getRuntimeService()
                .setVariable(process, "letter", SpinValues.jsonValue(letter).create());
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

    private void reviews(String decision) {
        story.does(
                "hantai-caseworker",
                handoffNo,
                "UserTask_ReviewReply",
                form().putValue("replyReviewDecision", decision)
                        .putValue("replyReview", json(Map.of("remark", "请说明处理情况"))));
    }

    private List<MimeMessage> toSupervisor() {
        return story.mailTo(mailOf("hantai-supervisor"));
    }

    private List<MimeMessage> toSignatory() {
        return story.mailTo(mailOf("hantai-signatory"));
    }

    private String mailOf(String person) {
        return engine.getIdentityService()
                .createUserQuery()
                .userId(person)
                .singleResult()
                .getEmail();
    }
}
