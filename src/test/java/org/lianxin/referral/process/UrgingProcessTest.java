package org.lianxin.referral.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.lianxin.referral.process.Story.form;
import static org.lianxin.referral.process.Story.json;

import jakarta.mail.internet.MimeMessage;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.Test;
import org.lianxin.referral.SealedAgency;
import org.lianxin.referral.handoff.HandoffEntry;
import org.lianxin.referral.handoff.HandoffEvent;
import org.lianxin.referral.handoff.HandoffState;
import org.lianxin.referral.handoff.Visitor;
import org.lianxin.referral.mail.TestCertificates;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a silent agency hears: reminder letter, written opinion, and in the end the government. */
@Covers("urging")
class UrgingProcessTest extends HandoffStories {

    private static final String GOVERNMENT_MAIL = SealedAgency.GOVERNMENT_MAIL;

    /** A letter of Tuesday 9 June 2026 by R01 is to be answered within three days. */
    private static final String TERM_ENDED = "2026-06-12T23:59:59+08:00";

    private static final String URGE_LETTER = "2026-06-17T23:59:59+08:00";
    private static final String OPINION = "2026-06-27T23:59:59+08:00";
    private static final String INSPECTION = "2026-07-12T23:59:59+08:00";

    @Autowired
    private PlatformTransactionManager transactions;

    @LocalServerPort
    private int port;

    @Test
    void aSilentAgencyIsUrgedAndThenReportedToTheGovernment() {
        silent();
        assertThat(nextStepDue()).isEqualTo(at(URGE_LETTER));

        until(URGE_LETTER);
        assertThat(events()).endsWith("urged");
        assertThat(lastMail(POLICE_MAIL)).startsWith("〔转办〕催办 " + handoffNo);
        assertThat(nextStepDue()).isEqualTo(at(OPINION));

        until(OPINION);
        checksUrging("submit");
        signsUrging("sign");
        assertThat(events()).endsWith("opinion_sent");
        assertThat(lastMail(POLICE_MAIL)).startsWith("〔转办〕督促处理意见 汉台妇函〔2026〕");
        assertThat(nextStepDue()).isEqualTo(at(INSPECTION));

        until(INSPECTION);
        checksUrging("submit");
        signsUrging("sign");
        assertThat(events()).endsWith("inspection_requested");
        assertThat(lastMail(GOVERNMENT_MAIL)).startsWith("〔转办〕提请督查 汉台妇函〔2026〕");
        assertThat(lastMail(POLICE_MAIL)).startsWith("〔转办〕已提请督查 ");
        assertThat(handoff().state()).as("the agency may still answer").isEqualTo(HandoffState.SENT);
        assertThat(story.waiting(handoffNo)).contains("UserTask_ProposeUnanswered", "UserTask_TrackAcknowledgement");
        assertThat(documentNumbers())
                .as("opinion and request, each its own")
                .hasSize(2)
                .doesNotHaveDuplicates();
        assertThat(handoff().documentNo()).as("the letter keeps its number").isNotIn(documentNumbers());
    }

    @Test
    void theLettersOfTheLadderNameTheHandoffAndNobody() {
        silent();
        until(URGE_LETTER);
        until(OPINION);

        SpinJsonNode opinion = (SpinJsonNode) ladder("letter");
        assertThat(opinion.prop("paragraphs").stringValue())
                .contains(
                        handoff().documentNo(), handoffNo, "2026年6月9日", "2026年6月12日", "至今未收到答复", "催办函（6月17日）", "第七十三条")
                .doesNotContain("林晓荷", "贺某强", "动手", "{");
        checksUrging("submit");
        signsUrging("sign");
        assertThat(story.mailTo(POLICE_MAIL))
                .allSatisfy(mail -> assertThat(textOf(mail)).doesNotContain("林晓荷", "贺某强", "动手", "[("));
    }

    @Test
    void anAnswerAtAnyStepEndsTheLadder() {
        for (String lastStep : List.of(TERM_ENDED, URGE_LETTER, OPINION)) {
            clock.reset();
            silent();
            until(lastStep);
            answers("handled");

            assertThat(story.urging(handoffNo)).as(lastStep).isEnded().hasNotPassed("EndEvent_UrgingExhausted");
            assertThat(story.waiting(handoffNo)).containsExactly("UserTask_ReviewReply");
            int mails = story.mailTo(POLICE_MAIL).size();
            story.passes(Duration.ofDays(60));
            assertThat(story.mailTo(POLICE_MAIL)).as("nobody is urged any more").hasSize(mails);
            accepts();
            assertThat(handoff().state()).isEqualTo(HandoffState.COMPLETED);
        }
    }

    @Test
    void theAgencyAnswersOnItsPageWhileItIsUrged() {
        silent();
        until(URGE_LETTER);
        Visitor police = opensPage(POLICE_MAIL);
        assertThat(police.text()).contains("关于商请尽快反馈办理情况的函", "已发催办函");
        String page = police.path();
        police.sends(page + "/answer", Map.of("by", "李警官（示例）", "outcome", "handled", "text", "已出警处理"), List.of());

        assertThat(handoff().state()).isEqualTo(HandoffState.COMPLETED);
        assertThat(story.urging(handoffNo)).isEnded();
    }

    @Test
    void aReturnAndACancellationEndTheLadderToo() {
        silent();
        returns();
        assertThat(story.urging(handoffNo)).isEnded();
        assertThat(story.waiting(handoffNo)).containsExactly("UserTask_HandleReturn");

        clock.reset();
        silent();
        cancels();
        assertThat(story.urging(handoffNo)).isEnded();
        assertThat(story.waiting(handoffNo)).containsExactly("UserTask_TrackCancellation");
    }

    @Test
    void aSuspendedClockDoesNotCount() {
        silent();
        suspends("2026-06-20");
        assertThat(story.waiting(handoffNo, "UserTask_SuspendUrging").getDueDate())
                .isEqualTo(at("2026-06-20T23:59:59+08:00"));
        until(URGE_LETTER);
        assertThat(events()).as("the clock stands still").doesNotContain("urged");

        until("2026-06-20T23:59:59+08:00");
        assertThat(events()).endsWith("suspended", "resumed");
        assertThat(last().detail().get("note")).isEqualTo("挂起8天，不计入督促时限");
        assertThat(nextStepDue()).as("8 days later than Friday 12 June").isEqualTo(at("2026-06-24T23:59:59+08:00"));
        until("2026-06-24T23:59:59+08:00");
        assertThat(nextStepDue()).as("all later steps shift").isEqualTo(at("2026-07-05T23:59:59+08:00"));
    }

    @Test
    void aPauseMayEndEarlyAndNeedsADayToCome() {
        silent();
        assertThatThrownBy(() -> suspends("2026-06-11")).hasStackTraceContaining("2026-06-11 已经过去");
        assertThat(events()).doesNotContain("suspended");
        suspends("2026-06-20");
        story.passes(Duration.ofDays(2));
        story.does(
                "hantai-caseworker",
                handoffNo,
                "UserTask_SuspendUrging",
                form().putValue("resumption", json(Map.of("reason", "对方已复工"))));

        assertThat(last().detail().get("note")).startsWith("挂起2天");
        assertThat(nextStepDue()).isEqualTo(at("2026-06-17T23:59:59+08:00"));
    }

    @Test
    void aSkippedStepKeepsItsReason() {
        silent();
        story.does(
                "hantai-caseworker",
                handoffNo,
                "UserTask_AwaitUrging",
                form().putValue("urgingDecision", "skip").putValue("skip", json(Map.of("reason", "局长已口头承诺"))));
        assertThat(last().event().code()).isEqualTo("step_skipped");
        assertThat(last().actor()).isEqualTo("hantai-caseworker");
        assertThat(last().detail()).containsEntry("reason", "局长已口头承诺").containsEntry("step", "催办函");
        assertThat(nextStepDue()).isEqualTo(at(OPINION));
        assertThat(story.mailTo(POLICE_MAIL)).as("the letter itself").hasSize(1);

        until(OPINION);
        checksUrging("skip");
        assertThat(last().detail()).containsEntry("step", "督促处理意见书");
        assertThat(nextStepDue()).isEqualTo(at(INSPECTION));
        assertThat(documentNumbers()).isEmpty();
    }

    @Test
    void whoDraftedAnOpinionCannotSignItAndTheSignatoryMaySendItBack() {
        silent();
        until(URGE_LETTER);
        until(OPINION);
        checksUrging("submit");
        engine.getIdentityService().createMembership("hantai-caseworker", "signatory");
        try {
            assertThatThrownBy(() -> story.does(
                            "hantai-caseworker",
                            handoffNo,
                            "UserTask_SignUrging",
                            form().putValue("signingDecision", "sign")))
                    .hasStackTraceContaining("须由另一人办理");
        } finally {
            engine.getIdentityService().deleteMembership("hantai-caseworker", "signatory");
        }
        story.putsBack(handoffNo, "UserTask_SignUrging");
        signsUrging("send_back");

        assertThat(story.waiting(handoffNo)).contains("UserTask_CheckUrging");
        assertThat(documentNumbers()).isEmpty();
        assertThat(events()).doesNotContain("opinion_sent");
    }

    @Test
    void withoutAnAddressTheLettersAreDeliveredOnPaper() {
        opens("R01", "formal_transfer", "yellow", "");
        checks();
        signs();
        corrects(form().putValue("deliveryDecision", "on_paper")
                .putValue("delivery", json(Map.of("receivedBy", "收发室", "receivedAt", NOW))));
        until(TERM_ENDED);
        until(URGE_LETTER);
        story.does(
                "hantai-caseworker",
                handoffNo,
                "UserTask_DeliverUrging",
                form().putValue("paperDelivery", json(Map.of("receivedBy", "收发室", "receivedAt", URGE_LETTER))));

        assertThat(events()).endsWith("urged");
        assertThat(last().detail().get("note")).isEqualTo("纸质送达，签收人：收发室");
        assertThat(nextStepDue()).isEqualTo(at(OPINION));
    }

    @Test
    void aHandoffEndsUnansweredWhenTwoPersonsSaySoAndALateAnswerIsKept() {
        silent();
        climbs();
        proposesToEnd();
        decidesOnTheEnd("refused");
        assertThat(story.waiting(handoffNo)).contains("UserTask_ProposeUnanswered");
        proposesToEnd();
        decidesOnTheEnd("approved");

        assertThat(story.process(handoffNo))
                .hasPassed("EndEvent_HandoffUnanswered")
                .isEnded();
        assertThat(handoff().state()).isEqualTo(HandoffState.UNANSWERED);
        assertThat(last().detail()).containsEntry("reason", "多次督促无果");

        Visitor police = opensPage(POLICE_MAIL);
        police.sends(police.path() + "/supplement", Map.of("by", "李警官（示例）", "text", "现已处理完毕"));
        assertThat(events()).endsWith("unanswered", "late_answer");
        assertThat(handoff().state()).isEqualTo(HandoffState.UNANSWERED);
    }

    @Test
    void whoProposedTheEndCannotApproveIt() {
        silent();
        climbs();
        proposesToEnd();
        engine.getIdentityService().createMembership("hantai-caseworker", "supervisor");
        try {
            assertThatThrownBy(() -> story.does(
                            "hantai-caseworker",
                            handoffNo,
                            "UserTask_ApproveUnanswered",
                            form().putValue("unansweredDecision", "approved")))
                    .hasStackTraceContaining("须由另一人办理");
        } finally {
            engine.getIdentityService().deleteMembership("hantai-caseworker", "supervisor");
        }
        assertThat(handoff().state()).isEqualTo(HandoffState.SENT);
    }

    /** Reminder letter and opinion to the agency, the request to the government: each as it was signed or fixed. */
    @Test
    void whoHasACertificateGetsTheLettersOfTheLadderEncrypted() throws Exception {
        opens("R01", "formal_transfer", "yellow", SealedAgency.ID);
        checks();
        signs();
        until(TERM_ENDED);
        until(URGE_LETTER);
        assertThat(enclosed(SealedAgency.KEY, SealedAgency.MAIL)).isEqualTo(lastFixed());
        until(OPINION);
        checksUrging("submit");
        signsUrging("sign");
        assertThat(enclosed(SealedAgency.KEY, SealedAgency.MAIL)).isEqualTo(lastFixed());
        until(INSPECTION);
        checksUrging("submit");
        signsUrging("sign");
        assertThat(enclosed(SealedAgency.GOVERNMENT_KEY, GOVERNMENT_MAIL)).isEqualTo(lastFixed());
        assertThat(lastMail(SealedAgency.MAIL)).startsWith("〔转办〕已提请督查 ");
        List<MimeMessage> toAgency = story.mailTo(SealedAgency.MAIL);
        assertThat(toAgency.get(toAgency.size() - 1).isMimeType("multipart/mixed"))
                .as("the notice brings no letter")
                .isFalse();
    }

    /** SHA-256 of what the last mail to this address encloses. */
    private String enclosed(TestCertificates.Owner reader, String address) throws Exception {
        List<MimeMessage> mails = story.mailTo(address);
        byte[] letter =
                reader.opens(mails.get(mails.size() - 1)).getInputStream().readAllBytes();
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(letter));
    }

    /** What the history says of the newest letter of the ladder. */
    private String lastFixed() {
        return handoffs.events(handoffNo).stream()
                .filter(entry -> entry.event() == HandoffEvent.LETTER_FIXED)
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .detail()
                .getOrDefault("fileDigest", "");
    }

    @Test
    void theGovernmentReadsTheRequestAndNothingElse() {
        silent();
        acknowledges();
        story.tells(handoffNo, "Msg_HandoffProgress", Map.of("progress", json(Map.of("by", "李警官", "text", "当事人住南街"))));
        climbs();
        Visitor government = opensPage(GOVERNMENT_MAIL);

        assertThat(government.text())
                .contains("关于提请开展督查的函", "已提请督查", "只供阅读", "下载 汉台妇函〔2026〕")
                .doesNotContain("林晓荷", "动手", "南街", "请依法受案", "提交结果");
        String page = government.path();
        government
                .opens(link(story.mailTo(POLICE_MAIL).get(0)))
                .sends(page + "/answer", Map.of("by", "某人", "outcome", "handled", "text", "办完了"), List.of());
        assertThat(handoff().state()).as("only the agency answers").isEqualTo(HandoffState.IN_PROGRESS);
        assertThat(opensPage(POLICE_MAIL).text())
                .as("the agency's own link still opens")
                .contains(
                        "督促处理意见书", "下载 " + handoffNo + ".pdf", "下载 " + handoff().documentNo() + ".pdf");
    }

    @Test
    void aDoubleClickOnTheSignatureDrawsOneNumberAndSendsOneLetter() throws Exception {
        silent();
        until(URGE_LETTER);
        until(OPINION);
        checksUrging("submit");
        String task = story.waiting(handoffNo, "UserTask_SignUrging").getId();
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Boolean> click = () -> {
            together.await();
            try {
                engine.getFormService().submitTaskForm(task, form().putValue("signingDecision", "sign"));
                return true;
            } catch (ProcessEngineException | org.springframework.dao.DataAccessException second) {
                return false;
            }
        };
        ExecutorService hand = Executors.newFixedThreadPool(2);
        List<Boolean> signed = new ArrayList<>();
        try {
            for (Future<Boolean> one : hand.invokeAll(List.of(click, click))) {
                signed.add(one.get());
            }
        } finally {
            hand.shutdownNow();
        }
        story.runJobs();

        assertThat(signed).containsExactlyInAnyOrder(true, false);
        assertThat(events()).containsOnlyOnce("opinion_sent");
        assertThat(documentNumbers()).hasSize(1);
        assertThat(events())
                .filteredOn("letter_fixed"::equals)
                .as("reminder letter and opinion")
                .hasSize(2);
        assertThat(story.mailTo(POLICE_MAIL).stream()
                        .filter(mail -> subject(mail).contains("督促处理意见")))
                .hasSize(1);
    }

    @Test
    void aCrashAfterTheMailLeftDoesNotSendTheReminderLetterTwice() {
        silent();
        clock.moveTo(instant(URGE_LETTER));
        engine.getManagementService().executeJob(jobOf("timers").getId());
        new TransactionTemplate(transactions).executeWithoutResult(crash -> {
            engine.getManagementService().executeJob(jobOf("messages").getId());
            crash.setRollbackOnly();
        });
        assertThat(events()).as("the process does not know").doesNotContain("urged");
        story.runJobs();

        assertThat(events()).containsOnlyOnce("urged");
        assertThat(story.mailTo(POLICE_MAIL).stream()
                        .filter(mail -> subject(mail).contains("催办")))
                .hasSize(1);
    }

    /** Sent on Tuesday evening, and the term for the answer is over. */
    private void silent() {
        sent("yellow");
        until(TERM_ENDED);
        assertThat(story.waiting(handoffNo)).contains("UserTask_AwaitUrging");
    }

    private void climbs() {
        until(URGE_LETTER);
        for (String step : List.of(OPINION, INSPECTION)) {
            until(step);
            checksUrging("submit");
            signsUrging("sign");
        }
    }

    private void until(String moment) {
        story.passUntil(instant(moment));
    }

    private void checksUrging(String decision) {
        Map<String, Object> form = form().putValue("urgingDecision", decision)
                .putValue("letter", handedIn((SpinJsonNode) ladder("letter")));
        if (decision.equals("skip")) {
            form.put("skip", json(Map.of("reason", "已电话沟通")));
        }
        story.does("hantai-caseworker", handoffNo, "UserTask_CheckUrging", form);
    }

    private void signsUrging(String decision) {
        Map<String, Object> form = form().putValue("signingDecision", decision);
        if (decision.equals("send_back")) {
            form.put("signing", json(Map.of("remark", "请补充经过")));
        }
        story.does("hantai-signatory", handoffNo, "UserTask_SignUrging", form);
    }

    private void suspends(String until) {
        story.does(
                "hantai-caseworker",
                handoffNo,
                "UserTask_AwaitUrging",
                form().putValue("urgingDecision", "suspend")
                        .putValue("suspension", json(Map.of("reason", "机关搬迁停办", "until", until))));
    }

    private void proposesToEnd() {
        story.does(
                "hantai-caseworker",
                handoffNo,
                "UserTask_ProposeUnanswered",
                form().putValue("unanswered", json(Map.of("reason", "多次督促无果"))));
    }

    private void decidesOnTheEnd(String decision) {
        story.does(
                "hantai-supervisor",
                handoffNo,
                "UserTask_ApproveUnanswered",
                form().putValue("unansweredDecision", decision)
                        .putValue("unansweredReview", json(Map.of("remark", "已研究"))));
    }

    private Date nextStepDue() {
        return story.waiting(handoffNo, "UserTask_AwaitUrging").getDueDate();
    }

    private HandoffEntry last() {
        List<HandoffEntry> entries = handoffs.events(handoffNo);
        return entries.get(entries.size() - 1);
    }

    /** Of the letters of the ladder that went out. */
    private List<String> documentNumbers() {
        return handoffs.events(handoffNo).stream()
                .filter(entry -> entry.event() != HandoffEvent.SIGNED && entry.event() != HandoffEvent.LETTER_FIXED)
                .map(entry -> entry.detail().getOrDefault("documentNo", ""))
                .filter(number -> !number.isEmpty())
                .toList();
    }

    private Object ladder(String variable) {
        return engine.getRuntimeService().getVariable(story.urging(handoffNo).getId(), variable);
    }

    private Visitor opensPage(String address) {
        List<MimeMessage> mails = story.mailTo(address);
        String link = link(mails.get(mails.size() - 1));
        return new Visitor(port, link).sends(link + "/code", Map.of("code", "246810"));
    }

    private Job jobOf(String kind) {
        var query = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(story.urging(handoffNo).getId());
        return (kind.equals("timers") ? query.timers() : query.messages()).singleResult();
    }

    private static Instant instant(String moment) {
        return OffsetDateTime.parse(moment).toInstant();
    }
}
