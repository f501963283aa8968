package org.lianxin.referral.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lianxin.referral.process.Story.form;
import static org.lianxin.referral.process.Story.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lianxin.referral.MovableClock;
import org.lianxin.referral.ReferralTest;
import org.lianxin.referral.handoff.Visitor;
import org.lianxin.referral.register.NumberSeries;
import org.lianxin.referral.security.Browser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What nobody should send, sent over real HTTP as an outside client or Tasklist sends it.
 *
 * <p>The rest of the list stands where it belongs: links that are wrong, used or expired, an answer to a cancelled hand-off, and two
 * answers at once in {@code PartnerPageTest}; a mail server that is down, and a crash between mail and commit in
 * {@link AgencyHandoffProcessTest}; noise of every kind in {@code HostileInputTest}; scripts in mails in {@code HandoffMailsTest}, in the
 * demo's mailbox in {@code MailboxTest}, and in Tasklist in the browser test.
 */
@ReferralTest
class BadInputTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCRIPT = "<script>alert(1)</script>";
    private static final Pattern LINK = Pattern.compile("https?://[^/]+(/partner/[A-Za-z0-9_-]+)");

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private GreenMail mailbox;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private NumberSeries numbers;

    @LocalServerPort
    private int port;

    private Story story;
    private long registered;

    @BeforeEach
    void begin() {
        story = new Story(engine, clock, mailbox);
        registered = registered();
    }

    @ParameterizedTest
    @CsvSource({
        "district, String, 990000, 〔区县〕没有这个区县：“990000”。",
        "district, String, 汉台区, 〔区县〕没有这个区县：“汉台区”。",
        "matter, String, witchcraft, 〔事由〕没有“witchcraft”这一选项。请从列表中选择。",
        "facts, Json, '[\"flying\"]', 〔有下列情形的勾选〕没有“flying”这一选项。请从列表中选择。",
        "channel, String, pigeon, 〔来源〕没有“pigeon”这一选项。请从列表中选择。"
    })
    void anUnknownCodeIsRefusedByTheNameOfItsField(String field, String type, String value, String sentence)
            throws Exception {
        refused(intake(field, type, value), sentence);
    }

    @Test
    void aDateInTheFutureIsRefused() throws Exception {
        refused(intake("receivedAt", "String", "2026-06-09T21:41:00+08:00"), "〔收到时间（日期）〕不能晚于现在。请更正后再提交。");
        refused(intake("incident", "Json", "{\"occurredAt\":\"2026-06-10\"}"), "不能晚于现在");
    }

    @Test
    void aHundredThousandCharactersAreRefusedAndNotRepeated() throws Exception {
        String answer = refused(
                intake("incident", "Json", "{\"narrative\":\"" + "打".repeat(100_000) + "\"}"),
                "〔事情经过〕最多5000字，现有100000字。请删减后再提交。");

        assertThat(answer).hasSizeLessThan(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\u0007", "\\u001b", "\\u202e"})
    void whatCannotBeSeenIsRefused(String escaped) throws Exception {
        refused(intake("incident", "Json", "{\"narrative\":\"a" + escaped + "b\"}"), "〔事情经过〕含有看不见的控制字符");
        refused(intake("town", "String", JSON.readValue("\"a" + escaped + "b\"", String.class)), "变量〔town〕只能是代码");
    }

    @Test
    void scriptsInEveryTextAreTextOnEveryPageAndNotInTheMail() throws Exception {
        String referralNo = takesInWithScriptsEverywhere();
        String handoffNo = referralNo + "-H1";
        story.does(
                "hantai-caseworker",
                referralNo,
                "UserTask_ScreenRisk",
                CaseFile.of("C05").screening());
        story.does(
                "hantai-caseworker",
                referralNo,
                "UserTask_ConfirmPlan",
                form().putValue("riskLevel", "blue")
                        .putValue(
                                "routes",
                                json(List.of(Map.of(
                                        "routeId", "R06",
                                        "agencyId", "justice-bureau-610702",
                                        "sharingBasis", "separate_consent",
                                        "note", SCRIPT))))
                        .putValue("planning", json(Map.of("note", SCRIPT))));
        assertThat(String.valueOf(story.variable(handoffNo, "letter")))
                .as("the draft carries what the person said")
                .contains(SCRIPT);
        story.does(
                "hantai-caseworker",
                handoffNo,
                "UserTask_CheckLetter",
                form().putValue(
                                "letter",
                                json(Map.of(
                                        "subject", SCRIPT,
                                        "recipient", SCRIPT,
                                        "paragraphs", SCRIPT,
                                        "requested", SCRIPT,
                                        "enclosures", SCRIPT,
                                        "copies", SCRIPT,
                                        "contact", SCRIPT))));
        story.does("hantai-supervisor", handoffNo, "UserTask_SignLetter", form().putValue("signingDecision", "sign"));

        MimeMessage mail = story.mailTo("justice_bureau.610702@agency.example").get(0);
        assertThat(part(mail, 0)).doesNotContain("script");
        assertThat(part(mail, 1)).doesNotContain("script");

        String link = link(part(mail, 0));
        Visitor agency = new Visitor(port, link).sends(link + "/code", Map.of("code", "246810"));
        onlyAsText(agency.text());
        agency.sends(link + "/progress", Map.of("by", SCRIPT, "text", SCRIPT));

        Browser caseworker = new Browser(port);
        caseworker.signsIn("hantai-caseworker", Browser.PASSWORD);
        onlyAsText(caseworker.opens("/handoffs/" + handoffNo).body());
        onlyAsText(caseworker.opens("/referrals/" + referralNo).body());
    }

    private static void onlyAsText(String page) {
        assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script>alert");
    }

    private String takesInWithScriptsEverywhere() throws Exception {
        refused(intake("town", "String", SCRIPT), "变量〔town〕只能是代码");
        ObjectNode form = intake("town", "String", "青杨街道");
        Map<String, String> groups = Map.of(
                "reporter", "{\"name\":\"%1$s\"}",
                "victim", "{\"name\":\"%1$s\",\"address\":\"%1$s\"}",
                "safety", "{\"safeHours\":\"%1$s\"}",
                "respondent", "{\"name\":\"%1$s\",\"relation\":\"%1$s\",\"address\":\"%1$s\"}",
                "household", "{\"note\":\"%1$s\"}",
                "incident", "{\"place\":\"%1$s\",\"narrative\":\"%1$s\"}",
                "consent", "{\"note\":\"%1$s\"}");
        groups.forEach((group, json) -> set(form, group, "Json", json.formatted(SCRIPT)));
        HttpResponse<String> answer = submit(form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        story.runJobs();
        return JSON.readTree(answer.body()).get("businessKey").asText();
    }

    /** Returns the answer, which names the field and not the engine's inside. */
    private String refused(ObjectNode form, String sentence) throws Exception {
        HttpResponse<String> answer = submit(form);

        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode body = JSON.readTree(answer.body());
        assertThat(body.get("message").asText()).contains(sentence).doesNotContain("Exception");
        assertThat(registered()).as("nothing was registered").isEqualTo(registered);
        return answer.body();
    }

    private HttpResponse<String> submit(ObjectNode variables) throws Exception {
        ObjectNode body = JSON.createObjectNode();
        body.set("variables", variables);
        return new Browser(port)
                .asClient(
                        "hantai-caseworker",
                        Browser.PASSWORD,
                        "POST",
                        "/engine-rest/process-definition/key/referral/submit-form",
                        body.toString());
    }

    private ObjectNode intake(String field, String type, String value) {
        ObjectNode form = JSON.createObjectNode();
        set(form, "channel", "String", "hotline");
        set(form, "district", "String", "610702");
        set(form, "receivedAt", "String", "2026-06-09T21:40:00+08:00");
        set(form, "matter", "String", "family_dispute");
        set(form, "victim", "Json", "{\"name\":\"示例" + numbers.next("bad-input", 2026) + "\"}");
        set(form, field, type, value);
        return form;
    }

    private static void set(ObjectNode form, String field, String type, String value) {
        form.putObject(field).put("type", type).put("value", value);
    }

    private long registered() {
        return jdbc.sql("SELECT COUNT(*) FROM referral").query(Long.class).single();
    }

    private static String part(MimeMessage mail, int index) throws Exception {
        return String.valueOf(
                ((MimeMultipart) mail.getContent()).getBodyPart(index).getContent());
    }

    private static String link(String text) {
        Matcher link = LINK.matcher(text);
        assertThat(link.find()).as(text).isTrue();
        return link.group(1);
    }
}
