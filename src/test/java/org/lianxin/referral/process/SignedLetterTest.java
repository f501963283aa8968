package org.lianxin.referral.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lianxin.referral.process.Story.form;
import static org.lianxin.referral.process.Story.json;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lianxin.referral.SealedAgency;
import org.lianxin.referral.handoff.HandoffEntry;
import org.lianxin.referral.handoff.HandoffState;
import org.lianxin.referral.handoff.Visitor;
import org.lianxin.referral.privacy.KeptWhole;
import org.lianxin.referral.privacy.Vault;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The letter on paper: previewed, printed at the signature, kept, shown, sent, and never another one. */
class SignedLetterTest extends HandoffStories {

    @Autowired
    private WebApplicationContext application;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private List<KeptWhole> records;

    @Autowired
    private Vault vault;

    @LocalServerPort
    private int port;

    private MockMvc staff;

    @BeforeEach
    void aBrowser() {
        staff = MockMvcBuilders.webAppContextSetup(application)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build();
    }

    @Test
    void whatWasSignedIsPrintedKeptAndGivenToStaffAndAgency() throws Exception {
        sent("yellow");
        String name = handoff().documentNo() + ".pdf";
        String path = "/handoffs/" + handoffNo + "/letters/" + files().get(0);

        assertThat(page("hantai-caseworker", "/handoffs/" + handoffNo)).contains(path, name);
        assertThat(page("hantai-caseworker", "/referrals/" + handoff().referralNo()))
                .contains(path, name);
        MockHttpServletResponse letter = opens("hantai-signatory", path);
        assertThat(letter.getStatus()).isEqualTo(200);
        assertThat(letter.getContentType()).startsWith("application/pdf");
        assertThat(letter.getHeader("Content-Disposition"))
                .startsWith("inline;")
                .contains("filename*=UTF-8''%E6%B1%89%E5%8F%B0%E5%A6%87%E5%87%BD%E3%80%942026%E3%80%95");
        assertThat(letter.getHeader("Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
        assertThat(letter.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(letter.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(text(letter.getContentAsByteArray()))
                .contains(handoff().documentNo(), "2026年6月9日", "汉台区公安局（示例）：")
                .doesNotContain("待签发");
        assertThat(entry("signed").detail()).containsEntry("fileDigest", sha256(letter.getContentAsByteArray()));
        assertThat(seen("hantai-signatory")).isEqualTo("letter " + files().get(0));
        assertThat(opens("yangxian-caseworker", path).getStatus()).isEqualTo(404);
        assertThat(faults()).noneMatch(fault -> fault.contains(handoffNo));

        Visitor police = police();
        assertThat(police.text()).contains("下载 " + name);
        String download = police.path() + "/letters/" + files().get(0);
        police.opens(download);
        assertThat(police.status()).isEqualTo(200);
        assertThat(police.header("Content-Type")).startsWith("application/pdf");
        assertThat(police.header("Content-Disposition")).startsWith("attachment;");
        assertThat(police.text()).startsWith("%PDF");
        assertThat(seen("partner:" + POLICE)).isEqualTo("letter " + files().get(0));
        assertThat(new Visitor(port, download).text()).contains("请输入访问码");
    }

    @ParameterizedTest
    @ValueSource(strings = {"broken", "another one", "gone"})
    void aFileThatIsNotTheSignedOneAnyMoreIsFoundByWhoeverWantsIt(String tampering) throws Exception {
        sent("yellow");
        Visitor police = police();
        String partnerPage = police.path();
        String file = files().get(0);
        answers("not_filed");

        tamper(file, tampering);

        assertThat(page("hantai-caseworker", "/handoffs/" + handoffNo))
                .contains("有文书与签发时不一致")
                .doesNotContain("letter-body");
        MockHttpServletResponse refused = opens("hantai-caseworker", "/handoffs/" + handoffNo + "/letters/" + file);
        if (files().isEmpty()) {
            assertThat(refused.getStatus()).isEqualTo(404);
        } else {
            assertThat(refused.getStatus()).isEqualTo(409);
            assertThat(refused.getContentAsString(UTF_8)).contains(handoffNo, "与签发时不一致，不能下载");
        }
        assertThat(police.opens(partnerPage + "/letters/" + file).text())
                .contains("有文书与签发时不一致")
                .doesNotContain("%PDF", "letter-body");
        assertThat(faults()).anySatisfy(fault -> assertThat(fault).contains(handoffNo, "文书文件与签发时不一致"));
        int mails = story.mailTo(POLICE_MAIL).size();
        assertThatThrownBy(() -> story.does(
                        "hantai-caseworker",
                        handoffNo,
                        "UserTask_ReviewReply",
                        form().putValue("replyReviewDecision", "ask_again")
                                .putValue("replyReview", json(Map.of("remark", "请说明理由")))))
                .hasStackTraceContaining("的文书与签发时不一致，没有送出");
        assertThat(story.mailTo(POLICE_MAIL)).hasSize(mails);
        forget();
    }

    /** Also somebody who has the key: a file sealed properly in the place of the other. */
    private void tamper(String file, String how) {
        switch (how) {
            case "broken" -> replace(new byte[] {1, 2, 3});
            case "another one" -> replace(vault.seal("%PDF-1.4".getBytes(UTF_8), "document.content/" + file));
            default ->
                jdbc.sql("DELETE FROM document WHERE handoff_no = ?")
                        .param(handoffNo)
                        .update();
        }
    }

    private void replace(byte[] content) {
        jdbc.sql("UPDATE document SET content = ? WHERE handoff_no = ?")
                .params(content, handoffNo)
                .update();
    }

    /** One application serves all tests: what this one spoilt is not to be found by the next. */
    private void forget() {
        jdbc.sql("UPDATE handoff_event SET detail = NULL WHERE handoff_no = ?")
                .param(handoffNo)
                .update();
        assertThat(faults()).noneMatch(fault -> fault.contains(handoffNo));
    }

    @Test
    void anEmergencyLetterHasNoFileUntilItIsSigned() throws Exception {
        opens("R01", "emergency_phone", "red", POLICE);
        assertThat(files()).isEmpty();
        assertThat(police().text()).doesNotContain("下载 ").contains("汉台区妇女联合会");
        checks();
        signs();

        assertThat(files()).hasSize(1);
        assertThat(police().text()).contains("下载 " + handoff().documentNo() + ".pdf");
    }

    @Test
    void aCorrectedLetterIsPrintedAnewAndTheFirstOneStays() throws Exception {
        sent("yellow");
        returns();
        handlesReturn("resend");
        assertThat(text(opens("hantai-caseworker", "/handoffs/" + handoffNo + "/preview")
                        .getContentAsByteArray()))
                .contains("文号签发时编定");
        checks();
        signs();

        assertThat(files()).hasSize(2);
        assertThat(police().text()).containsOnlyOnce("下载 ");
    }

    @Test
    void theLetterIsPreviewedAsDraftWithoutNumberUntilItIsSigned() throws Exception {
        opens("R01", "formal_transfer", "yellow", POLICE);
        String preview = "/handoffs/" + handoffNo + "/preview";

        MockHttpServletResponse draft = opens("hantai-caseworker", preview);
        assertThat(draft.getContentType()).startsWith("application/pdf");
        assertThat(text(draft.getContentAsByteArray())).contains("文号签发时编定", "（待签发）", "汉台区妇女联合会");
        assertThat(seen("hantai-caseworker")).isEqualTo("letter " + handoffNo);
        checks();
        assertThat(text(opens("hantai-signatory", preview).getContentAsByteArray()))
                .contains("文号签发时编定", "汉台区妇女联合会");
        assertThat(opens("yangxian-caseworker", preview).getStatus()).isEqualTo(404);
        assertThat(opens("hantai-town-contact", preview).getStatus()).isEqualTo(404);
        signs();

        assertThat(opens("hantai-signatory", preview).getRedirectedUrl()).isEqualTo("../" + handoffNo);
    }

    @Test
    void theLetterAndOneOfTheLadderThatWaitTogetherAreNotMistakenForEachOther() throws Exception {
        opens("R01", "emergency_phone", "yellow", POLICE);
        story.passUntil(at("2026-06-27T23:59:59+08:00").toInstant());
        assertThat(story.waiting(handoffNo)).contains("UserTask_CheckLetter", "UserTask_CheckUrging");

        assertThat(text(opens("hantai-caseworker", "/handoffs/" + handoffNo + "/preview")
                        .getContentAsByteArray()))
                .contains("文号签发时编定", "家庭暴力")
                .doesNotContain("督促处理意见书");
        assertThat(text(opens("hantai-caseworker", "/handoffs/" + handoffNo + "/urging-preview")
                        .getContentAsByteArray()))
                .contains("文号签发时编定", "督促处理意见书");
        assertThat(files()).as("the reminder letter").hasSize(1);
    }

    @Test
    void aLetterThatCannotBePrintedIsNotSignedAndDrawsNoNumber() {
        assertNotSigned("paragraphs", "当事人名叫\uD83D\uDE00。", "〔文书〕字库里没有“\uD83D\uDE00”（U+1F600）");
        assertNotSigned("recipient", "  ", "〔主送〕没有填写主送机关");
    }

    @Test
    void whoHandsInALetterThatCannotBePrintedIsToldAtOnce() {
        opens("R01", "formal_transfer", "yellow", POLICE);
        SpinJsonNode letter = ((SpinJsonNode) story.variable(handoffNo, "letter")).prop("subject", "关于\uD83D\uDE00的函");
        engine.getRuntimeService()
                .setVariable(
                        story.process(handoffNo).getId(),
                        "letter",
                        SpinValues.jsonValue(letter.toString()).create());

        assertThatThrownBy(this::checks).hasMessageContaining("请换成别的字或者去掉");
        assertThat(story.waiting(handoffNo)).containsExactly("UserTask_CheckLetter");
    }

    private void assertNotSigned(String field, String value, String sentence) {
        opens("R01", "formal_transfer", "yellow", POLICE);
        checks();
        SpinJsonNode letter = (SpinJsonNode) story.variable(handoffNo, "letter");
        engine.getRuntimeService()
                .setVariable(
                        story.process(handoffNo).getId(),
                        "letter",
                        SpinValues.jsonValue(letter.prop(field, value).toString())
                                .create());

        assertThatThrownBy(this::signs).hasMessageContaining(sentence);

        assertThat(handoff().state()).isEqualTo(HandoffState.DRAFTED);
        assertThat(story.waiting(handoffNo)).containsExactly("UserTask_SignLetter");
        assertThat(files()).isEmpty();
        assertThat(jdbc.sql("SELECT COUNT(*) FROM document_number WHERE handoff_no = ?")
                        .param(handoffNo)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void anAgencyWithACertificateGetsItsLetterEncrypted() throws Exception {
        opens("R01", "formal_transfer", "yellow", SealedAgency.ID);
        checks();
        signs();

        MimeBodyPart letter =
                SealedAgency.KEY.opens(story.mailTo(SealedAgency.MAIL).get(0));
        assertThat(MimeUtility.decodeText(letter.getFileName()))
                .isEqualTo(handoff().documentNo() + ".pdf");
        assertThat(sha256(letter.getInputStream().readAllBytes()))
                .isEqualTo(entry("signed").detail().get("fileDigest"));
        story.tells(handoffNo, "Msg_NewLinkRequested", Map.of("linkLocked", false));
        story.tells(
                handoffNo,
                "Msg_HandoffUndeliverable",
                Map.of("deliveryProblem", json(Map.of("reason", "邮箱不存在", "recipient", SealedAgency.MAIL))));
        corrects(form().putValue("deliveryDecision", "resend")
                .putValue("delivery", json(Map.of("email", "other.610702@agency.example"))));

        assertThat(story.mailTo(SealedAgency.MAIL)).hasSize(2);
        assertThat(isSealed(story.mailTo(SealedAgency.MAIL).get(1)))
                .as("a new link")
                .isFalse();
        assertThat(isSealed(story.mailTo("other.610702@agency.example").get(0)))
                .as("another address")
                .isFalse();
    }

    @Test
    void aMailToAnAgencyWhoseCertificateExpiredBringsTheLinkOnly() throws Exception {
        clock.moveTo(SealedAgency.END);
        opens("R01", "formal_transfer", "yellow", SealedAgency.ID);
        checks();
        signs();

        assertThat(isSealed(story.mailTo(SealedAgency.MAIL).get(0))).isFalse();
        assertThat(link(story.mailTo(SealedAgency.MAIL).get(0))).startsWith("/partner/");
    }

    /** The police wants the signed letter, and had none when it was called. */
    @Test
    void anEmergencyLetterSignedAfterwardsIsMailedToTheAgencyWithACertificateToo() throws Exception {
        opens("R01", "emergency_phone", "red", SealedAgency.ID);
        checks();
        signs();

        List<MimeMessage> mails = story.mailTo(SealedAgency.MAIL);
        assertThat(mails).hasSize(2);
        assertThat(isSealed(mails.get(0))).as("not signed yet").isFalse();
        assertThat(sha256(SealedAgency.KEY.opens(mails.get(1)).getInputStream().readAllBytes()))
                .isEqualTo(entry("signed").detail().get("fileDigest"));
        assertThat(link(mails.get(1))).startsWith("/partner/");
    }

    /** The first mail finds the signed letter already. */
    @Test
    void aLetterSignedBeforeItsFirstMailLeftIsMailedOnce() {
        opensWithoutRunning("R01", "emergency_phone", "red", SealedAgency.ID);
        Map<String, Object> checked = checkedLetter();
        story.as("hantai-caseworker", () -> {
            String task = story.waiting(handoffNo, "UserTask_CheckLetter").getId();
            engine.getTaskService().claim(task, "hantai-caseworker");
            engine.getFormService().submitTaskForm(task, checked);
            return task;
        });
        signsWithoutRunning();
        story.runJobs();

        assertThat(story.mailTo(SealedAgency.MAIL)).hasSize(1);
        assertThat(SealedAgency.KEY.opens(story.mailTo(SealedAgency.MAIL).get(0)))
                .isNotNull();
    }

    private static boolean isSealed(MimeMessage mail) throws MessagingException {
        return mail.isMimeType("multipart/mixed");
    }

    private MockHttpServletResponse opens(String person, String path) throws Exception {
        return staff.perform(get(path).with(user(person))).andReturn().getResponse();
    }

    private String page(String person, String path) throws Exception {
        return opens(person, path).getContentAsString(UTF_8);
    }

    private Visitor police() {
        List<MimeMessage> mails = story.mailTo(POLICE_MAIL);
        String link = link(mails.get(mails.size() - 1));
        return new Visitor(port, link).sends(link + "/code", Map.of("code", "246810"));
    }

    /** The ids of the letters of the hand-off. */
    private List<String> files() {
        return jdbc.sql(
                        "SELECT document_id FROM document WHERE handoff_no = ? AND kind = 'letter' ORDER BY received_at")
                .param(handoffNo)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private HandoffEntry entry(String event) {
        return handoffs.events(handoffNo).stream()
                .filter(entry -> entry.event().code().equals(event))
                .findFirst()
                .orElseThrow();
    }

    private List<String> faults() {
        return records.stream()
                .map(KeptWhole::firstFault)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The last that this viewer saw. */
    private String seen(String viewer) {
        return jdbc.sql(
                        "SELECT kind, object_id FROM access_log WHERE viewer = ? ORDER BY entry DESC FETCH FIRST ROW ONLY")
                .param(viewer)
                .query((row, number) -> row.getString(1) + " " + row.getString(2))
                .single();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
