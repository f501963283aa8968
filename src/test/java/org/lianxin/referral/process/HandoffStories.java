package org.lianxin.referral.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.lianxin.referral.process.Story.form;
import static org.lianxin.referral.process.Story.json;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
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
import org.lianxin.referral.MovableClock;
import org.lianxin.referral.ReferralTest;
import org.lianxin.referral.handoff.Handoff;
import org.lianxin.referral.handoff.HandoffEntry;
import org.lianxin.referral.handoff.HandoffOpening;
import org.lianxin.referral.handoff.HandoffState;
import org.lianxin.referral.handoff.Handoffs;
import org.lianxin.referral.register.NumberSeries;
import org.lianxin.referral.register.ReferralRegister;
import org.springframework.beans.factory.annotation.Autowired;

/** What people and agencies do with one hand-off, for the tests that tell how it ends. */
@ReferralTest
abstract class HandoffStories {

    static final String POLICE = "police-610702";
    static final String POLICE_MAIL = "police.610702@agency.example";
    static final String NOW = "2026-06-09T21:40:00+08:00";

    @Autowired
    ProcessEngine engine;

    @Autowired
    MovableClock clock;

    @Autowired
    GreenMail mailbox;

    @Autowired
    Handoffs handoffs;

    @Autowired
    ReferralRegister register;

    @Autowired
    NumberSeries numbers;

    Story story;
    String handoffNo = "";

    @BeforeEach
    void begin() {
        story = new Story(engine, clock, mailbox);
    }

    void opens(String routeId, String mode, String level, String agencyId) {
        opensWithoutRunning(routeId, mode, level, agencyId);
        story.runJobs();
    }

    void opensWithoutRunning(String routeId, String mode, String level, String agencyId) {
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
    }

    static String letterOf(String routeId) {
        return switch (routeId) {
            case "R06" -> "法律援助转介单";
            case "R14" -> "诉讼指引告知书";
            default -> "移送函（公安）";
        };
    }

    void sent(String level) {
        opens("R01", "formal_transfer", level, POLICE);
        checks();
        signs();
        assertThat(handoff().state()).isEqualTo(HandoffState.SENT);
    }

    void checks() {
        story.does("hantai-caseworker", handoffNo, "UserTask_CheckLetter", checkedLetter());
    }

    /** The draft as it is, handed in for signature. */
    Map<String, Object> checkedLetter() {
        return form().putValue("letter", handedIn((SpinJsonNode) story.variable(handoffNo, "letter")));
    }

    /** The parts of a letter that its form submits. */
    static Object handedIn(SpinJsonNode letter) {
        return json(Map.of(
                "subject", letter.prop("subject").stringValue(),
                "recipient", letter.prop("recipient").stringValue(),
                "paragraphs", letter.prop("paragraphs").stringValue(),
                "requested", letter.prop("requested").stringValue(),
                "contact", letter.prop("contact").stringValue()));
    }

    String lastMail(String address) {
        List<MimeMessage> mails = story.mailTo(address);
        return subject(mails.get(mails.size() - 1));
    }

    void signs() {
        story.does("hantai-signatory", handoffNo, "UserTask_SignLetter", form().putValue("signingDecision", "sign"));
    }

    void signsWithoutRunning() {
        String task = story.waiting(handoffNo, "UserTask_SignLetter").getId();
        engine.getFormService().submitTaskForm(task, form().putValue("signingDecision", "sign"));
    }

    void acknowledges() {
        story.tells(
                handoffNo,
                "Msg_HandoffAcknowledged",
                Map.of("acknowledgement", json(Map.of("by", "李警官（示例）", "via", "page", "at", NOW))));
    }

    void answers(String outcome) {
        story.tells(
                handoffNo,
                "Msg_HandoffCompleted",
                Map.of(
                        "replyOutcome",
                        outcome,
                        "reply",
                        json(Map.of("by", "李警官（示例）", "via", "page", "at", NOW, "text", "已受理"))));
    }

    void returns() {
        story.tells(
                handoffNo,
                "Msg_HandoffReturned",
                Map.of("returned", json(Map.of("by", "李警官（示例）", "reason", "不属我局管辖"))));
    }

    void handlesReturn(String decision) {
        story.does(
                "hantai-caseworker",
                handoffNo,
                "UserTask_HandleReturn",
                form().putValue("returnDecision", decision).putValue("returnHandling", json(Map.of("remark", "已核对"))));
    }

    void corrects(Map<String, Object> form) {
        story.does("hantai-caseworker", handoffNo, "UserTask_CorrectDelivery", form);
    }

    void accepts() {
        story.does(
                "hantai-caseworker",
                handoffNo,
                "UserTask_ReviewReply",
                form().putValue("replyReviewDecision", "accept"));
    }

    void cancels() {
        story.tells(
                handoffNo,
                "Msg_CancelHandoff",
                Map.of("cancelRequest", json(Map.of("by", "hantai-caseworker", "reason", "当事人改变主意"))));
    }

    void verifies(String decision) {
        story.does(
                "hantai-caseworker",
                handoffNo,
                "UserTask_VerifyPartner",
                form().putValue("linkDecision", decision).putValue("partnerCheck", json(Map.of("spokenTo", "值班民警"))));
    }

    Handoff handoff() {
        return handoffs.get(handoffNo);
    }

    List<String> events() {
        return handoffs.events(handoffNo).stream()
                .map(HandoffEntry::event)
                .map(event -> event.code())
                .toList();
    }

    String problem() {
        return story.variable(handoffNo, "deliveryProblem").toString();
    }

    List<String> messageIds() {
        return story.mailTo(POLICE_MAIL).stream()
                .map(mail -> header(mail, "Message-ID"))
                .toList();
    }

    ManagementService management() {
        return engine.getManagementService();
    }

    Job sendJob() {
        return management()
                .createJobQuery()
                .processInstanceId(story.instance(handoffNo).getId())
                .singleResult();
    }

    static Date at(String instant) {
        return Date.from(Instant.from(OffsetDateTime.parse(instant)));
    }

    static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String link(MimeMessage mail) {
        Matcher link = Pattern.compile("/partner/[A-Za-z0-9_-]+").matcher(textOf(mail));
        assertThat(link.find()).isTrue();
        return link.group();
    }

    static String textOf(MimeMessage mail) {
        try {
            Object text = mail.getContent();
            while (text instanceof MimeMultipart parts) {
                text = parts.getBodyPart(0).getContent();
            }
            return String.valueOf(text);
        } catch (jakarta.mail.MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static String header(MimeMessage mail, String name) {
        try {
            return mail.getHeader(name)[0];
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
