package org.lianxin.referral.handoff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lianxin.referral.ReferralTest;
import org.lianxin.referral.letter.DocumentNumbers;
import org.lianxin.referral.letter.Letter;
import org.lianxin.referral.organisation.Federation;
import org.lianxin.referral.privacy.Vault;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@ReferralTest
@Import(WaitingHandoff.class)
class HandoffPageTest {

    @Autowired
    private WebApplicationContext application;

    @Autowired
    private WaitingHandoff waiting;

    @Autowired
    private Handoffs handoffs;

    @Autowired
    private PartnerDesk desk;

    @Autowired
    private Documents documents;

    @Autowired
    private DocumentNumbers numbers;

    @Autowired
    private HandoffMessages messages;

    @Autowired
    private FrozenLetters frozen;

    @Autowired
    private PartnerPages pages;

    @Autowired
    private AgencyDirectory agencies;

    @Autowired
    private Federation federation;

    @Autowired
    private Vault vault;

    @Autowired
    private JdbcClient jdbc;

    private MockMvc browser;
    private String handoffNo = "";

    @BeforeEach
    void aHandoffIsWaiting() {
        browser = MockMvcBuilders.webAppContextSetup(application)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build();
        handoffNo = waiting.begin();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hantai-caseworker",
                "hantai-supervisor",
                "hantai-signatory",
                "hantai-duty-leader",
                "city-caseworker"
            })
    void staffOfTheDistrictAndTheCitySeeLetterAndHistory(String person) throws Exception {
        assertThat(page(person)).contains("关于移送家庭暴力线索的函").contains("办理经过").contains("撤回转办");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yangxian-caseworker", "hantai-town-contact", "hantai-statistician", "modeler", "nobody"})
    void nobodyElseLearnsThatItExists(String person) throws Exception {
        browser.perform(get("/handoffs/" + handoffNo).with(user(person))).andExpect(status().isNotFound());
        browser.perform(get("/handoffs/none-H1").with(user(person))).andExpect(status().isNotFound());
        browser.perform(post("/handoffs/" + handoffNo + "/cancel")
                        .param("reason", "x")
                        .with(user(person))
                        .with(csrf()))
                .andExpect(status().isNotFound());
        browser.perform(record("answer", "phone", "x", "handled", "x").with(user(person)))
                .andExpect(status().isNotFound());
        assertThat(handoffs.get(handoffNo).state()).isEqualTo(HandoffState.SENT);
    }

    @Test
    void withoutSignInNothingIsShown() throws Exception {
        browser.perform(get("/handoffs/" + handoffNo).accept("text/html")).andExpect(status().is3xxRedirection());
    }

    @Test
    void whatThePartnerSentIsShownAsTextAndFilesAreDownloads() throws Exception {
        byte[] content = "%PDF-1.4\n%%EOF\n".getBytes(UTF_8);
        desk.take(
                handoffNo,
                PartnerAction.ANSWER,
                new PartnerStatement("李警官", "<script>alert(1)</script>", "filed"),
                List.of(new AnswerFile("立案 告知书.pdf", "application/pdf", content)));

        assertThat(page("hantai-caseworker"))
                .contains("已立案或受案")
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert")
                .contains("立案 告知书.pdf");
        Document document = documents.of(handoffNo).get(0);
        byte[] downloaded = browser.perform(get("/handoffs/{no}/documents/{id}", handoffNo, document.id())
                        .with(user("hantai-caseworker")))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", "application/pdf"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(result -> assertThat(result.getResponse().getHeader("Content-Disposition"))
                        .startsWith("attachment;"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(downloaded).isEqualTo(content);
        browser.perform(get("/handoffs/{no}/documents/{id}", waiting.begin(), document.id())
                        .with(user("hantai-caseworker")))
                .andExpect(status().isNotFound());
        browser.perform(get("/handoffs/{no}/documents/{id}", handoffNo, document.id())
                        .with(user("yangxian-caseworker")))
                .andExpect(status().isNotFound());
    }

    /** Also somebody who has the key: a file sealed properly in the place of the other. */
    @Test
    void aFileThatIsNotTheOneTheAgencySentAnyMoreIsNotGiven() throws Exception {
        desk.take(
                handoffNo,
                PartnerAction.ANSWER,
                new PartnerStatement("李警官", "见附件", "filed"),
                List.of(new AnswerFile("立案告知书.pdf", "application/pdf", "%PDF-1.4\n%%EOF\n".getBytes(UTF_8))));
        UUID id = documents.of(handoffNo).get(0).id();
        jdbc.sql("UPDATE document SET content = ? WHERE document_id = ?")
                .params(vault.seal("%PDF-1.4 other".getBytes(UTF_8), Documents.TABLE.context("content", id)), id)
                .update();

        browser.perform(get("/handoffs/{no}/documents/{id}", handoffNo, id).with(user("hantai-caseworker")))
                .andExpect(status().isConflict())
                .andExpect(result -> assertThat(result.getResponse().getContentAsString(UTF_8))
                        .contains(handoffNo, "的附件与收到时不一致，不能下载"));
    }

    @Test
    void takingBackNeedsAReasonAndReachesTheProcess() throws Exception {
        assertThat(cancel("  ")).contains("请填写撤回理由");
        assertThat(handoffs.get(handoffNo).state()).isEqualTo(HandoffState.SENT);

        browser.perform(post("/handoffs/" + handoffNo + "/cancel")
                        .param("reason", "当事人撤回求助")
                        .with(user("hantai-caseworker"))
                        .with(csrf()))
                .andExpect(redirectedUrl("/handoffs/" + handoffNo));

        assertThat(handoffs.get(handoffNo).state()).isEqualTo(HandoffState.CANCEL_REQUESTED);
        assertThat(page("hantai-caseworker")).contains("当事人撤回求助").doesNotContain("class=\"danger\"");
        assertThat(cancel("再撤一次")).contains("目前不能撤回");
    }

    @Test
    void anAnswerByTelephoneEndsInTheSameMessageAsOneOnThePage() throws Exception {
        browser.perform(record("answer", "phone", "值班民警", "handled", "已出警，已批评教育"))
                .andExpect(redirectedUrl("/handoffs/" + handoffNo));

        assertThat(handoffs.get(handoffNo).state()).isEqualTo(HandoffState.COMPLETED);
        assertThat(handoffs.events(handoffNo)).last().satisfies(entry -> assertThat(entry.detail())
                .containsEntry("via", "phone")
                .containsEntry("outcome", "handled")
                .containsEntry("by", "值班民警"));
    }

    @Test
    void aReturnOnPaperIsRecordedWithItsReason() throws Exception {
        browser.perform(record("return", "paper", "收发室", "", "不属本局管辖"))
                .andExpect(redirectedUrl("/handoffs/" + handoffNo));

        assertThat(handoffs.get(handoffNo).state()).isEqualTo(HandoffState.RETURNED);
        assertThat(page("hantai-caseworker")).contains("不属本局管辖");
    }

    @Test
    void anIncompleteRecordKeepsWhatWasTypedAndNamesWhatIsMissing() throws Exception {
        String page = browser.perform(record("answer", "letter", "值班民警", "", "已出警"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(UTF_8);

        assertThat(page).contains("请选择对方用什么方式告知", "请选择“办理结果”中的一项", "值班民警", "已出警");
        assertThat(handoffs.get(handoffNo).state()).isEqualTo(HandoffState.SENT);
    }

    @Test
    void aChangedHistoryIsShoutedAt() throws Exception {
        application
                .getBean(org.springframework.jdbc.core.simple.JdbcClient.class)
                .sql("UPDATE handoff_event SET actor = detail WHERE handoff_no = ? AND entry = 2")
                .param(handoffNo)
                .update();

        assertThat(page("hantai-supervisor")).contains("办理经过自第 2 条起与登记时不一致");
    }

    @Test
    void aLetterThatDiffersFromTheSignedOneIsShownToNobody() throws Exception {
        Letter letter = messages.letter(handoffNo).orElseThrow();
        handoffs.record(handoffNo, HandoffEvent.SIGNED, "hantai-signatory", FrozenLetters.seal(letter));
        assertThat(page("hantai-caseworker"))
                .contains("现将线索移送贵局", "文号：" + letter.documentNo())
                .doesNotContain("与签发时不一致");
        assertThat(frozen.isAltered(handoffNo, letter)).isFalse();
        assertThat(frozen.isAltered(handoffNo, letter.signed("汉台妇函〔2026〕13号", letter.signedBy(), letter.date())))
                .isTrue();

        waiting.alter(handoffNo, Letter.fromJson(letter.toJson().prop("recipient", "城固县公安局")));

        assertThat(page("hantai-caseworker"))
                .contains("有文书与签发时不一致", "请立即报告系统管理员")
                .doesNotContain("现将线索移送贵局", "文书还没有拟制");
        assertThat(browser.perform(get("/handoffs/{no}/print", handoffNo).with(user("hantai-caseworker")))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(UTF_8))
                .contains("有文书与签发时不一致")
                .doesNotContain("现将线索移送贵局");
        assertThat(pages.view(
                        handoffs.get(handoffNo),
                        agencies.find(WaitingHandoff.AGENCY).orElseThrow()))
                .satisfies(view -> assertThat(view.letter()).isEmpty())
                .satisfies(view -> assertThat(view.alteredLetters()).isTrue());
    }

    @Test
    void aNumberIsDeclaredVoidOnceItsLetterIsOutOfForceAndTheRegisterShowsIt() throws Exception {
        String number = numbers.draw(
                federation.officeOf("610702"), "formal_transfer", handoffNo, Instant.parse("2026-06-09T04:00:00Z"));
        handoffs.setDocumentNo(handoffNo, number);
        assertThat(page("hantai-signatory")).doesNotContain("作废文号");
        assertThat(voidNumber("hantai-signatory", number, "写错了")).contains("现在不能作废");

        waiting.takenBack(handoffNo);

        assertThat(page("hantai-signatory")).contains("作废文号");
        assertThat(page("hantai-caseworker")).doesNotContain("作废文号");
        assertThat(voidNumber("hantai-caseworker", number, "写错了")).contains("现在不能作废");
        assertThat(voidNumber("hantai-signatory", number, " ")).contains("请填写作废理由");
        assertThat(voidNumber("hantai-signatory", "汉台妇函〔2026〕9999号", "写错了")).contains("现在不能作废");
        assertThat(voidNumber("hantai-signatory", number, "当事人撤回")).isEmpty();

        assertThat(page("hantai-signatory"))
                .contains(number + "（已作废）", "文号作废", "当事人撤回", "文号：" + number)
                .doesNotContain("<summary>作废文号");
        assertThat(voidNumber("hantai-signatory", number, "再来一次")).contains("现在不能作废");
        assertThat(register("hantai-caseworker")).contains(number, handoffNo, "已作废，2026-06-09");
        assertThat(register("yangxian-caseworker")).doesNotContain(number);
        browser.perform(get("/document-numbers").with(user("hantai-town-contact")))
                .andExpect(status().isForbidden());
    }

    private String register(String person) throws Exception {
        return browser.perform(get("/document-numbers").param("year", "2026").with(user(person)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(UTF_8);
    }

    private String voidNumber(String person, String number, String reason) throws Exception {
        return browser.perform(post("/handoffs/" + handoffNo + "/void-number")
                        .param("documentNo", number)
                        .param("reason", reason)
                        .with(user(person))
                        .with(csrf()))
                .andReturn()
                .getResponse()
                .getContentAsString(UTF_8);
    }

    private MockHttpServletRequestBuilder record(String what, String via, String by, String outcome, String text) {
        return post("/handoffs/" + handoffNo + "/record")
                .param("what", what)
                .param("via", via)
                .param("by", by)
                .param("outcome", outcome)
                .param("text", text)
                .with(user("hantai-caseworker"))
                .with(csrf());
    }

    private String page(String person) throws Exception {
        return browser.perform(get("/handoffs/" + handoffNo).with(user(person)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(UTF_8);
    }

    private String cancel(String reason) throws Exception {
        return browser.perform(post("/handoffs/" + handoffNo + "/cancel")
                        .param("reason", reason)
                        .with(user("hantai-caseworker"))
                        .with(csrf()))
                .andReturn()
                .getResponse()
                .getContentAsString(UTF_8);
    }
}
