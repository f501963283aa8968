package org.lianxin.referral.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.lianxin.referral.process.Story.form;
import static org.lianxin.referral.process.Story.json;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.icegreen.greenmail.util.GreenMail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lianxin.referral.MovableClock;
import org.lianxin.referral.ReferralTest;
import org.lianxin.referral.letter.DocumentNumbers;
import org.lianxin.referral.letter.DrawnNumber;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** A suggestion of deputies is answered: written by one, signed and numbered by another, printed and posted. */
@ReferralTest
@Covers("suggestion-reply")
class SuggestionReplyProcessTest {

    private final ProcessEngine engine;
    private final Story story;
    private final DocumentNumbers numbers;
    private final MockMvc staff;
    private String suggestionNo = "";

    @Autowired
    SuggestionReplyProcessTest(
            ProcessEngine engine,
            MovableClock clock,
            GreenMail mailbox,
            DocumentNumbers numbers,
            WebApplicationContext application) {
        this.engine = engine;
        this.story = new Story(engine, clock, mailbox);
        this.numbers = numbers;
        this.staff = MockMvcBuilders.webAppContextSetup(application)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build();
    }

    @BeforeEach
    void aSuggestionIsAssigned() {
        suggestionNo = story.starts(
                "hantai-caseworker",
                "suggestion-reply",
                form().putValue("district", "610702")
                        .putValue(
                                "suggestion",
                                json(Map.of(
                                        "session", "区六届人大五次会议",
                                        "number", "12",
                                        "title", "关于建立联动机制的建议",
                                        "deputies", "王某某、李某某",
                                        "assignedOn", "2026-06-01"))));
    }

    @Test
    void theReplyIsWrittenSignedNumberedAndPosted() throws Exception {
        assertThat(suggestionNo).startsWith("JY-610702-2026-");
        assertThat(story.waiting(suggestionNo, "UserTask_WriteReply").getName()).isEqualTo("撰写答复函 · 第12号建议");
        assertThat(story.waiting(suggestionNo, "UserTask_WriteReply").getDueDate())
                .as("three months")
                .isEqualTo(Date.from(Instant.parse("2026-09-01T15:59:59Z")));
        assertThat(text("hantai-caseworker"))
                .contains("对区六届人大五次会议第12号建议的答复函", "王某某、李某某代表：", "文号签发时编定", "签发人：待签发", "（待签发）");
        writes("一、已经办理。");
        assertThat(text("hantai-signatory")).contains("类别：A", "已经办理", "文号签发时编定");
        signs("sign");

        String number = documentNo();
        assertThat(number).matches("汉台妇函〔2026〕\\d+号");
        assertThat(text("hantai-caseworker"))
                .contains(number, "类别：A", "签发人：示例·汉台", "已经办理", "2026年6月9日", "抄送：市人大常委会人代选工委、市政府督查室。")
                .doesNotContain("待签发");
        byte[] signed = opens("hantai-caseworker").getContentAsByteArray();
        assertThat(opens("hantai-signatory").getContentAsByteArray())
                .as("printed once")
                .isEqualTo(signed);
        posts("dispatched");

        assertThat(story.process(suggestionNo))
                .hasPassed("EndEvent_ReplyDispatched")
                .isEnded();
        assertThat(opens("hantai-supervisor").getContentAsByteArray())
                .as("still there when it is over")
                .isEqualTo(signed);
        assertThat(staff.perform(get("/document-numbers").with(user("hantai-caseworker")))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains(number, "/suggestions/" + suggestionNo + "/letter");
    }

    @Test
    void theSignatoryMaySendItBackAndNoNumberIsDrawn() {
        writes("一、已经办理。");
        story.does(
                "hantai-signatory",
                suggestionNo,
                "UserTask_SignReply",
                form().putValue("signingDecision", "send_back").putValue("signing", json(Map.of("remark", "请写明时间"))));

        assertThat(documentNo()).isEmpty();
        assertThat(((SpinJsonNode) story.seen(suggestionNo, "UserTask_WriteReply", "signing"))
                        .prop("remark")
                        .stringValue())
                .isEqualTo("请写明时间");
    }

    @Test
    void aMistakeThatIsFoundBeforePostingIsCorrectedUnderTheSameNumber() throws Exception {
        writes("一、已经办里。");
        signs("sign");
        String number = documentNo();
        posts("correct");
        writes("一、已经办理。");
        assertThat(text("hantai-caseworker")).as("a draft again").contains("文号签发时编定");
        signs("sign");

        assertThat(documentNo()).isEqualTo(number);
        assertThat(text("hantai-caseworker")).contains(number, "已经办理").doesNotContain("办里");
    }

    @Test
    void whoWroteItCannotSignIt() {
        writes("一、已经办理。");
        engine.getIdentityService().createMembership("hantai-caseworker", "signatory");
        try {
            assertThatThrownBy(() -> signs("hantai-caseworker", "sign")).hasStackTraceContaining("须由另一人办理");
        } finally {
            engine.getIdentityService().deleteMembership("hantai-caseworker", "signatory");
        }
        assertThat(documentNo()).isEmpty();
    }

    @Test
    void whatCannotBePrintedIsToldToWhoWritesIt() {
        assertThatThrownBy(() -> writes("\uD83D\uDE00")).hasMessageContaining("请换成别的字或者去掉");
        assertThat(story.waiting(suggestionNo)).containsExactly("UserTask_WriteReply");
    }

    @Test
    void nobodyElseReadsIt() throws Exception {
        assertThat(opens("yangxian-caseworker").getStatus()).isEqualTo(404);
        assertThat(opens("hantai-town-contact").getStatus()).isEqualTo(404);
        assertThat(opens("hantai-statistician").getStatus()).isEqualTo(404);
        assertThat(staff.perform(get("/suggestions/JY-610702-2026-0/letter").with(user("hantai-caseworker")))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    private void writes(String answer) {
        SpinJsonNode letter = (SpinJsonNode) story.variable(suggestionNo, "letter");
        story.does(
                "hantai-caseworker",
                suggestionNo,
                "UserTask_WriteReply",
                form().putValue(
                                "letter",
                                json(Map.of(
                                        "subject", letter.prop("subject").stringValue(),
                                        "category", "A",
                                        "recipient", letter.prop("recipient").stringValue(),
                                        "paragraphs", answer,
                                        "copies", letter.prop("copies").stringValue(),
                                        "contact", letter.prop("contact").stringValue()))));
    }

    private void signs(String decision) {
        signs("hantai-signatory", decision);
    }

    private void signs(String person, String decision) {
        story.does(person, suggestionNo, "UserTask_SignReply", form().putValue("signingDecision", decision));
    }

    private void posts(String decision) {
        story.does(
                "hantai-caseworker",
                suggestionNo,
                "UserTask_DispatchReply",
                form().putValue("dispatchDecision", decision));
    }

    /** Empty before the signature. */
    private String documentNo() {
        return numbers.ofHandoff(suggestionNo).stream()
                .map(DrawnNumber::documentNo)
                .collect(Collectors.joining("、"));
    }

    private String text(String person) throws Exception {
        MockHttpServletResponse letter = opens(person);
        assertThat(letter.getContentType()).startsWith("application/pdf");
        return text(letter.getContentAsByteArray());
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    private MockHttpServletResponse opens(String person) throws Exception {
        return staff.perform(get("/suggestions/{no}/letter", suggestionNo).with(user(person)))
                .andReturn()
                .getResponse();
    }
}
