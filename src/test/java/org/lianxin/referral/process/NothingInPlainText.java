package org.lianxin.referral.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.lianxin.referral.process.Story.form;
import static org.lianxin.referral.process.Story.json;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lianxin.referral.MovableClock;
import org.lianxin.referral.handoff.Handoffs;
import org.lianxin.referral.handoff.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A referral with marked words goes from intake to the answer of the police; afterwards nobody finds the words. */
@ExtendWith(OutputCaptureExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class NothingInPlainText {

    private static final String NAME = "欧阳标记甲";
    private static final String PHONE = "0916-7654321";
    private static final String NARRATIVE = "标记叙述：丈夫夜里动手，邻居听见。";
    private static final String ADDRESS = "标记路七十七号院";
    private static final String RESPONDENT = "司马标记乙";
    private static final String ANSWERED_BY = "接警员标记丙";
    private static final String OFFICER = "诸葛标记丁警官";
    private static final String REPLY = "标记答复：已出警并告诫。";
    private static final String FILE = "标记告诫书欧阳";
    private static final String CONTENT = "MARKED-CONTENT-OF-THE-FILE";

    private static final List<String> WORDS =
            List.of(NAME, PHONE, NARRATIVE, ADDRESS, RESPONDENT, ANSWERED_BY, OFFICER, REPLY, FILE, CONTENT);

    private static final String CASEWORKER = "hantai-caseworker";
    private static final Pattern LINK = Pattern.compile("http://[^\\s\"<>]*(/partner/[A-Za-z0-9_-]+)");

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private GreenMail mailbox;

    @Autowired
    private Handoffs handoffs;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private final PlainTextScan scan = new PlainTextScan(WORDS);

    @Test
    @Order(1)
    void theWordsOfACaseAreNowhereInPlainText(CapturedOutput console) throws Exception {
        Story story = new Story(engine, clock, mailbox);
        String referralNo = story.takesIn(CASEWORKER, intake());
        story.does(
                CASEWORKER,
                referralNo,
                "UserTask_ScreenRisk",
                CaseFile.of("C01").screening());
        story.does(CASEWORKER, referralNo, "UserTask_ConfirmPlan", plan());
        story.does(CASEWORKER, referralNo, "UserTask_EmergencyCall", call());
        String handoffNo = referralNo + "-H1";
        story.does(CASEWORKER, handoffNo, "UserTask_CheckLetter", letter(story, handoffNo));
        story.does("hantai-signatory", handoffNo, "UserTask_SignLetter", form().putValue("signingDecision", "sign"));
        policeAnswer(link());
        story.runJobs();

        assertThat(handoffs.events(handoffNo))
                .extracting(entry -> entry.actor())
                .contains(OFFICER);
        assertThat(story.variable(handoffNo, "reply").toString()).contains(REPLY, FILE);
        assertThat(scan.database(jdbc)).isEmpty();
        assertThat(scan.text(console.getAll())).isEmpty();
        assertThat(onDisk(scan)).isEmpty();
    }

    /** Last, because the control row leaves its traces in the file. */
    @Test
    @Order(2)
    void theScanFindsEachWordInEachSpelling() throws Exception {
        List<String> forms = new ArrayList<>();
        jdbc.sql("CREATE TABLE control_row (kind VARCHAR(16), words TEXT, content BYTEA)")
                .update();
        try {
            for (String word : WORDS) {
                String json = "{\"a\":\"" + word + "\"}";
                String escaped = word.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining());
                for (Object[] row : new Object[][] {
                    {"text", json, null},
                    {"bytes", null, json.getBytes(UTF_8)},
                    {"utf-16", null, json.getBytes(java.nio.charset.StandardCharsets.UTF_16LE)},
                    {"base64", java.util.Base64.getEncoder().encodeToString(json.getBytes(UTF_8)), null},
                }) {
                    jdbc.sql("DELETE FROM control_row").update();
                    jdbc.sql("INSERT INTO control_row VALUES (?, ?, ?)")
                            .params(row[0], row[1], row[2])
                            .update();
                    assertThat(scan.database(jdbc)).as("%s as %s", word, row[0]).isNotEmpty();
                }
                if (word.codePointAt(0) > 0x7f) {
                    forms.add(escaped);
                }
            }
            assertThat(forms)
                    .allSatisfy(form -> assertThat(scan.text(form)).as(form).isNotEmpty());
            assertThat(onDiskIsSeen(scan)).isTrue();
        } finally {
            jdbc.sql("DROP TABLE control_row").update();
        }
    }

    /** What the scan finds in the files of the database, where the test can read them. */
    abstract java.util.Collection<String> onDisk(PlainTextScan scan) throws Exception;

    /** Whether {@link #onDisk} would find the control row. */
    abstract boolean onDiskIsSeen(PlainTextScan scan) throws Exception;

    private static Map<String, Object> intake() {
        return form().putValue("channel", "hotline")
                .putValue("district", "610702")
                .putValue("town", "青杨街道")
                .putValue("receivedAt", "2026-06-09T21:30:00+08:00")
                .putValue("anonymous", false)
                .putValue("matter", "domestic_violence")
                .putValue("facts", json(List.of("violence", "unsafe_tonight")))
                .putValue("victimAge", 34)
                .putValue("victim", json(Map.of("name", NAME, "phone", PHONE, "address", ADDRESS)))
                .putValue("respondent", json(Map.of("name", RESPONDENT)))
                .putValue("incident", json(Map.of("narrative", NARRATIVE)));
    }

    private static Map<String, Object> plan() {
        return form().putValue("riskLevel", "red")
                .putValue(
                        "routes",
                        json(List.of(Map.of("routeId", "R01", "agencyId", "", "sharingBasis", "statutory_duty"))))
                .putValue("planning", json(Map.of()));
    }

    private static Map<String, Object> call() {
        return form().putValue(
                        "emergencyCall",
                        json(Map.of(
                                "calledAt",
                                "2026-06-09T21:40:00+08:00",
                                "line",
                                "110",
                                "answeredBy",
                                ANSWERED_BY,
                                "result",
                                "已派警")));
    }

    private static Map<String, Object> letter(Story story, String handoffNo) {
        SpinJsonNode letter = (SpinJsonNode) story.variable(handoffNo, "letter");
        assertThat(letter.toString()).contains(NAME);
        return form().putValue(
                        "letter",
                        json(Stream.of("subject", "recipient", "paragraphs", "requested", "contact")
                                .collect(Collectors.toMap(
                                        key -> key, key -> letter.prop(key).stringValue()))));
    }

    private void policeAnswer(String link) {
        new Visitor(port, link)
                .sends(link + "/code", Map.of("code", "246810"))
                .sends(link + "/acknowledge", Map.of("by", OFFICER, "text", REPLY))
                .opens(link)
                .sends(
                        link + "/answer",
                        Map.of("by", OFFICER, "outcome", "handled", "text", REPLY),
                        List.of(new Visitor.Upload(
                                FILE + ".pdf",
                                "application/pdf",
                                ("%PDF-1.4\n" + CONTENT + "\n%%EOF\n").getBytes(UTF_8))));
    }

    private String link() {
        for (MimeMessage mail : mailbox.getReceivedMessages()) {
            Matcher link = LINK.matcher(decoded(mail));
            if (link.find()) {
                return link.group(1);
            }
        }
        throw new AssertionError("no mail with a link");
    }

    private static String decoded(MimeMessage mail) {
        String body = GreenMailUtil.getBody(mail);
        String all = body.replace("=\r\n", "").replace("=3D", "=");
        return Stream.of(body.split("\r?\n\r?\n"))
                .map(part -> part.replaceAll("\\s", ""))
                .filter(part -> part.matches("[A-Za-z0-9+/=]{80,}"))
                .map(part -> new String(java.util.Base64.getMimeDecoder().decode(part), UTF_8))
                .collect(Collectors.joining("\n", all + "\n", ""));
    }
}
