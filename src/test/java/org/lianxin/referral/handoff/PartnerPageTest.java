package org.lianxin.referral.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lianxin.referral.MovableClock;
import org.lianxin.referral.ReferralTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@ReferralTest
@Import(WaitingHandoff.class)
class PartnerPageTest {

    private static final String CODE = "246810";

    @Autowired
    private WaitingHandoff waiting;

    @Autowired
    private Handoffs handoffs;

    @Autowired
    private HandoffPapers papers;

    @Autowired
    private PartnerLinks links;

    @Autowired
    private MovableClock clock;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private String handoffNo = "";
    private String link = "";

    @BeforeEach
    void aLetterHasReachedThePolice() {
        handoffNo = waiting.begin();
        link = waiting.link(handoffNo);
    }

    @Test
    void theLetterIsShownOnlyAfterTheAccessCode() {
        Visitor police = new Visitor(port, link);
        assertThat(police.text()).contains("请输入访问码").doesNotContain("家庭暴力").doesNotContain("汉台妇函");

        police.sends(link + "/code", Map.of("code", CODE));

        assertThat(police.text())
                .contains("关于移送家庭暴力线索的函")
                .contains("汉台妇函〔2026〕12号")
                .contains("签收时限")
                .contains("6月10日（周三）01:40")
                .contains("请在此前签收")
                .contains("6月12日（周五）21:40");
        assertThat(police.opens(link + "/print").text()).contains("关于移送家庭暴力线索的函");
    }

    @Test
    void aStrangerWithTheLinkOnlyCanNeitherPrintNorAct() {
        Visitor stranger = new Visitor(port, link);

        assertThat(stranger.opens(link + "/print").text()).contains("请输入访问码");
        assertThat(stranger.sends(link + "/acknowledge", Map.of("by", "某人")).text())
                .contains("请输入访问码");
        assertThat(handoffs.get(handoffNo).state()).isEqualTo(HandoffState.SENT);
    }

    @Test
    void theCodeOfOneLinkDoesNotOpenAnother() {
        String other = waiting.link(waiting.begin("另一件"));
        Visitor police = opened();

        assertThat(police.opens(other).text()).contains("请输入访问码").doesNotContain("另一件");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() throws Exception {
        var response = java.net.http.HttpClient.newHttpClient()
                .send(
                        java.net.http.HttpRequest.newBuilder(
                                        java.net.URI.create("http://localhost:" + port + link + "/code"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("code=" + CODE))
                                .build(),
                        java.net.http.HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(403);
    }

    @Test
    void browsersAndSearchEnginesAreToldToKeepNothing() {
        for (Visitor page : List.of(new Visitor(port, link), opened(), new Visitor(port, "/partner/unknown"))) {
            assertThat(page.header("Cache-Control")).isEqualTo("no-store");
            assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(page.header("X-Robots-Tag")).contains("noindex");
            assertThat(page.header("Content-Security-Policy"))
                    .contains("default-src 'none'")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe-inline");
            assertThat(page.text()).doesNotContain("<script").doesNotContain("style=");
        }
    }

    @Test
    void thePoliceAcknowledgeAndTheProcessGoesOn() {
        Visitor police = opened().sends(link + "/acknowledge", Map.of("by", "李警官 010203", "text", "已转刑侦大队"));

        assertThat(police.path()).endsWith("/done");
        assertThat(police.text()).contains("已签收").contains("李警官 010203").contains("6月12日（周五）21:40");
        assertThat(waiting.waitingAt(handoffNo)).containsExactly("UserTask_TrackReply");
        assertThat(handoffs.get(handoffNo).state()).isEqualTo(HandoffState.ACKNOWLEDGED);
        HandoffEntry last = lastEntry();
        assertThat(last.actor()).isEqualTo("李警官 010203");
        assertThat(last.detail()).containsEntry("via", "page").containsEntry("text", "已转刑侦大队");
        assertThat(police.opens(link + "/done").text()).contains("办理经过");
    }

    @Test
    void aReturnNeedsAReasonAndKeepsWhatWasTyped() {
        Visitor police = opened().sends(link + "/return", Map.of("by", "李警官", "text", "  "));

        assertThat(police.status()).isEqualTo(422);
        assertThat(police.text()).contains("请填写“退回理由”").contains("value=\"李警官\"");
        assertThat(handoffs.get(handoffNo).state()).isEqualTo(HandoffState.SENT);

        police.sends(link + "/return", Map.of("by", "李警官", "text", "案发地不在本辖区"));

        assertThat(police.text()).contains("已退回");
        assertThat(waiting.waitingAt(handoffNo)).containsExactly("UserTask_HandleReturn");
        assertThat(lastEntry().detail()).containsEntry("reason", "案发地不在本辖区");
    }

    @Test
    void progressMayBeReportedAgainAndAgain() {
        Visitor police = opened();

        police.sends(link + "/progress", Map.of("by", "李警官", "text", "已出警"))
                .opens(link)
                .sends(link + "/progress", Map.of("by", "李警官", "text", "已做笔录"));

        assertThat(police.text()).contains("已报告进展");
        assertThat(police.opens(link).text()).contains("已出警").contains("已做笔录");
        assertThat(handoffs.get(handoffNo).state()).isEqualTo(HandoffState.IN_PROGRESS);
        assertThat(handoffs.events(handoffNo))
                .extracting(HandoffEntry::event)
                .endsWith(HandoffEvent.ACKNOWLEDGED, HandoffEvent.PROGRESS, HandoffEvent.PROGRESS);
    }

    @Test
    void anAnswerWithAFileReachesTheCaseworker() {
        Visitor police = opened().sends(
                        link + "/answer",
                        Map.of("by", "李警官", "text", "已立案，\r\n案号见附件", "outcome", "filed"),
                        List.of(Visitor.Upload.pdf("立案告知书.pdf")));

        assertThat(police.text()).contains("已反馈结果");
        assertThat(waiting.waitingAt(handoffNo)).containsExactly("UserTask_ReviewReply");
        assertThat(waiting.variable(handoffNo, "replyOutcome")).isEqualTo("filed");
        SpinJsonNode reply = (SpinJsonNode) waiting.variable(handoffNo, "reply");
        assertThat(reply.prop("text").stringValue()).isEqualTo("已立案，\n案号见附件");
        assertThat(reply.prop("via").stringValue()).isEqualTo("page");
        assertThat(reply.prop("at").stringValue()).isEqualTo("2026-06-09T21:40+08:00");
        assertThat(reply.prop("documents").elements().get(0).prop("name").stringValue())
                .isEqualTo("立案告知书.pdf");
        assertThat(lastEntry().detail()).containsEntry("outcome", "filed").containsEntry("documents", "立案告知书.pdf");
        assertThat(police.opens(link).text()).contains("已立案或受案").contains("补充说明");
    }

    @Test
    void anAnswerWithoutOutcomeKeepsTheTextAndNamesTheField() {
        Visitor police = opened().sends(
                        link + "/answer", Map.of("by", "李警官", "text", "写了很多字", "outcome", "invented"), List.of());

        assertThat(police.status()).isEqualTo(422);
        assertThat(police.text()).contains("请选择“办理结果”").contains("写了很多字</textarea>");
        assertThat(handoffs.get(handoffNo).state()).isEqualTo(HandoffState.SENT);
    }

    @Test
    void tooLongTextAndControlCharactersAreRefusedByField() {
        Visitor police = opened();

        police.sends(link + "/progress", Map.of("by", "李".repeat(61), "text", "字".repeat(5001)));
        assertThat(police.text()).contains("“进展情况”最多 5000 字，现有 5001 字").contains("“经办人”最多 60 字");

        police.sends(link + "/progress", Map.of("by", "李\n警官", "text", "a\u0000b"));
        assertThat(police.text()).contains("“进展情况”中有不能显示的控制字符").contains("“经办人”中有不能显示的控制字符");
        assertThat(handoffs.get(handoffNo).state()).isEqualTo(HandoffState.SENT);
    }

    @Test
    void scriptTagsAreShownAsText() {
        String script = "<script>alert(1)</script>";
        handoffNo = waiting.begin(script);
        link = waiting.link(handoffNo);
        Visitor police = opened();
        assertThat(police.text()).contains("&lt;script&gt;").doesNotContain(script);

        police.sends(link + "/progress", Map.of("by", script, "text", script));
        assertThat(police.text()).contains("&lt;script&gt;").doesNotContain(script);
        assertThat(police.opens(link).text()).contains("&lt;script&gt;").doesNotContain(script);

        police.sends(link + "/answer", Map.of("by", script, "text", script, "outcome", script), List.of());
        assertThat(police.status()).isEqualTo(422);
        assertThat(police.text()).contains("&lt;script&gt;").doesNotContain(script);
    }

    @Test
    void ofTwoAnswersAtOnceOneWinsAndTheOtherIsKeptAndTold() throws Exception {
        List<Visitor> both = List.of(opened(), opened());

        List<String> pages = together(both, visitor -> visitor.sends(
                        link + "/answer", Map.of("by", "李警官", "text", "已办理", "outcome", "handled"), List.of())
                .text());

        assertThat(pages).filteredOn(page -> page.contains("已反馈结果")).hasSize(1);
        assertThat(pages).filteredOn(page -> page.contains("另一份答复已先到")).hasSize(1);
        assertThat(handoffs.events(handoffNo))
                .extracting(HandoffEntry::event)
                .endsWith(HandoffEvent.COMPLETED, HandoffEvent.LATE_ANSWER);
        assertThat(handoffs.firstAlteredEntry(handoffNo)).isEmpty();
    }

    @Test
    void aSecondAcknowledgementIsToldThatItWasTooLate() {
        Visitor late = opened();
        opened().sends(link + "/acknowledge", Map.of("by", "李警官"));

        late.sends(link + "/acknowledge", Map.of("by", "王警官"));

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("“签收”没有登记").contains("李警官");
    }

    @Test
    void anAnswerToACancelledHandoffIsKeptForTheCaseworker() {
        Visitor police = opened();
        handoffs.record(handoffNo, HandoffEvent.CANCEL_REQUESTED, "hantai-caseworker", Map.of("reason", "当事人撤回"));
        handoffs.record(handoffNo, HandoffEvent.CANCELLED, "system", Map.of());
        runtime.deleteProcessInstance(
                runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(handoffNo)
                        .singleResult()
                        .getId(),
                "cancelled");

        police.sends(
                link + "/answer",
                Map.of("by", "李警官", "text", "其实已经立案", "outcome", "filed"),
                List.of(Visitor.Upload.pdf("立案告知书.pdf")));

        assertThat(police.text()).contains("已保存为补充说明");
        assertThat(handoffs.get(handoffNo).state()).isEqualTo(HandoffState.CANCELLED);
        assertThat(lastEntry().event()).isEqualTo(HandoffEvent.LATE_ANSWER);
        assertThat(lastEntry().detail())
                .containsEntry("text", "其实已经立案")
                .containsEntry("outcome", "filed")
                .containsEntry("documents", "立案告知书.pdf");
        assertThat(police.opens(link).text()).doesNotContain("当事人撤回");
    }

    @Test
    void anAnswerHasAReceiptThatDoesNotRepeatIt() throws IOException {
        Visitor police = opened();
        assertThat(police.text()).doesNotContain("反馈回执");
        assertThat(police.opens(link + "/paper").header("Content-Type")).startsWith("text/html");

        police.sends(
                link + "/answer",
                Map.of("by", "李警官", "text", "当事人某某已经安置", "outcome", "filed"),
                List.of(Visitor.Upload.pdf("立案告知书.pdf")));

        assertThat(police.text()).contains("下载反馈回执");
        assertThat(police.opens(link).text()).contains("下载反馈回执");
        assertThat(police.opens(link + "/paper").header("Content-Disposition")).startsWith("attachment");
        assertThat(paper())
                .contains("反馈回执", "转办编号" + handoffNo, "反馈人李警官", "反馈结果已立案或受案", "反馈附件立案告知书.pdf", "第七十三条")
                .doesNotContain("某某");
    }

    /** What the paper of the hand-off says, without the breaks of lines. */
    private String paper() throws IOException {
        byte[] pdf = Objects.requireNonNull(
                papers.print(handoffs.get(handoffNo)).orElseThrow().getBody());
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    @Test
    void theOfficesInternalRemarksAreNotShownToThePartner() {
        handoffs.record(handoffNo, HandoffEvent.ESCALATED, "hantai-supervisor", Map.of("text", "内部催办意见"));

        assertThat(opened().text()).doesNotContain("内部催办意见").doesNotContain("hantai-");
    }

    @Test
    void theAgencyConfirmsThatAHandoffIsTakenBack() throws IOException {
        waiting.takenBack(handoffNo);
        Visitor police = opened();
        assertThat(police.text()).contains("妇联已撤回这件转办", "下载撤回函").doesNotContain("重复");
        assertThat(police.opens(link + "/paper").header("Content-Type")).startsWith("application/pdf");
        assertThat(paper())
                .contains("关于撤回转办事项的函", "公安局", "汉台妇函〔2026〕12号（转办编号" + handoffNo + "）", "第四十七条")
                .doesNotContain("重复");
        police.opens(link);

        police.sends(link + "/confirm-cancellation", Map.of("by", "李警官"));

        assertThat(police.text()).contains("已确认撤回");
        assertThat(handoffs.get(handoffNo).state()).isEqualTo(HandoffState.CANCELLED);
        assertThat(lastEntry().actor()).isEqualTo("李警官");
        assertThat(waiting.waitingAt(handoffNo)).isEmpty();
    }

    @Test
    void anAnswerThatCrossesTheCancellationIsNotLost() {
        waiting.takenBack(handoffNo);

        opened().sends(link + "/answer", Map.of("by", "李警官", "text", "其实已经立案", "outcome", "filed"), List.of());

        assertThat(handoffs.get(handoffNo).state()).isEqualTo(HandoffState.CANCELLED);
        assertThat(handoffs.events(handoffNo))
                .filteredOn(entry -> entry.event() == HandoffEvent.LATE_ANSWER)
                .singleElement()
                .satisfies(entry -> assertThat(entry.detail())
                        .containsEntry("text", "其实已经立案")
                        .containsEntry("outcome", "filed")
                        .containsEntry("by", "李警官"));
    }

    @Test
    void fiveWrongCodesLockTheLinkAndTellTheCaseworker() {
        Visitor guesser = new Visitor(port, link);
        for (int attempt = 1; attempt <= 4; attempt++) {
            guesser.sends(link + "/code", Map.of("code", "00000" + attempt));
            assertThat(guesser.status()).isEqualTo(422);
            assertThat(guesser.text()).contains("访问码不正确");
        }
        guesser.sends(link + "/code", Map.of("code", "000005"));

        assertThat(guesser.text()).contains("链接已锁定");
        assertThat(new Visitor(port, link).text()).contains("链接已锁定");
        assertThat(links.checkCode(token(), CODE)).isEqualTo(CodeCheck.UNUSABLE);
        assertThat(waiting.waitingAt(handoffNo))
                .containsExactly("UserTask_TrackAcknowledgement", "UserTask_VerifyPartner");
        assertThat(lastEntry().event()).isEqualTo(HandoffEvent.LINK_LOCKED);
    }

    @Test
    void guessesSideBySideDoNotGetMoreThanFiveAttempts() throws Exception {
        List<Callable<CodeCheck>> guesses = Collections.nCopies(12, () -> links.checkCode(token(), "999999"));
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<CodeCheck> checks = new ArrayList<>();
            for (Future<CodeCheck> check : threads.invokeAll(guesses)) {
                checks.add(check.get());
            }
            assertThat(checks).filteredOn(CodeCheck.LOCKED::equals).hasSize(1);
            assertThat(checks).filteredOn(check -> check != CodeCheck.UNUSABLE).hasSizeLessThanOrEqualTo(5);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aRightCodeForgetsTheWrongOnes() {
        for (int round = 0; round < 3; round++) {
            for (int wrong = 0; wrong < 4; wrong++) {
                assertThat(links.checkCode(token(), "111111")).isEqualTo(CodeCheck.WRONG);
            }
            assertThat(links.checkCode(token(), CODE)).isEqualTo(CodeCheck.RIGHT);
        }
    }

    @Test
    void anExpiredLinkOffersANewMailOnce() {
        clock.advance(Duration.ofDays(31));
        Visitor police = new Visitor(port, link);
        assertThat(police.status()).isEqualTo(410);
        assertThat(police.text()).contains("链接已过期").contains("重新发送邮件").doesNotContain("agency.example");

        police.sends(link + "/new-link", Map.of("email", "attacker@elsewhere.example"));
        assertThat(police.text()).contains("已申请").contains("登记的邮箱");
        police.opens(link).sends(link + "/new-link", Map.of());

        assertThat(handoffs.events(handoffNo))
                .extracting(HandoffEntry::event)
                .containsOnlyOnce(HandoffEvent.LINK_REQUESTED);
    }

    @Test
    void anExpiredLinkOfAnAnsweredHandoffSendsNoNewMail() {
        opened().sends(link + "/answer", Map.of("by", "李警官", "text", "已办理", "outcome", "handled"), List.of());
        clock.advance(Duration.ofDays(31));

        Visitor late = new Visitor(port, link).sends(link + "/new-link", Map.of());

        assertThat(late.text()).contains("这件转办已经关闭");
        assertThat(handoffs.get(handoffNo).state()).isEqualTo(HandoffState.COMPLETED);
    }

    @Test
    void anOlderLinkIsReplacedOnceTheNewerIsOpened() {
        String newer = waiting.link(handoffNo);
        assertThat(new Visitor(port, link).text()).contains("请输入访问码");

        new Visitor(port, newer).sends(newer + "/code", Map.of("code", CODE));

        assertThat(new Visitor(port, link).text()).contains("由新链接代替").contains("重新发送邮件");
    }

    @Test
    void whoIsAlreadyInsideMayFinishAlthoughAColleagueOpensANewerLink() {
        Visitor police = opened();
        String newer = waiting.link(handoffNo);
        new Visitor(port, newer).sends(newer + "/code", Map.of("code", CODE));

        assertThat(police.sends(link + "/acknowledge", Map.of("by", "李警官")).text())
                .contains("已签收");
    }

    @Test
    void anUnknownLinkSaysNothingAboutAnyCase() {
        Visitor stranger = new Visitor(port, "/partner/" + "A".repeat(43));

        assertThat(stranger.status()).isEqualTo(404);
        assertThat(stranger.text()).contains("链接无法识别").doesNotContain("公安");
        assertThat(links.checkCode("A".repeat(43), CODE)).isEqualTo(CodeCheck.UNUSABLE);
    }

    @Test
    void aLinkEndsWhenAnotherAgencyGetsTheHandoff() {
        Visitor police = opened();

        handoffs.changeAgency(handoffNo, "police-610703");

        assertThat(police.opens(link).text()).contains("链接无法识别").doesNotContain("家庭暴力");
    }

    @Test
    void theDatabaseHoldsNoUsableLink() {
        assertThat(jdbc.sql("SELECT token_hash FROM partner_token WHERE handoff_no = ?")
                        .param(handoffNo)
                        .query(String.class)
                        .single())
                .isEqualTo(Sha256.of(token()))
                .doesNotContain(token());
        assertThat(token()).hasSize(43);
    }

    @Test
    void filesOfMoreThanTenMegabytesAreRefusedByNameAndTheTextIsKept() {
        byte[] big = new byte[11 * 1024 * 1024];
        System.arraycopy("%PDF-1.4\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, big, 0, 9);

        Visitor police = opened().sends(
                        link + "/answer",
                        Map.of("by", "李警官", "text", "写了很多字", "outcome", "handled"),
                        List.of(new Visitor.Upload("大文件.pdf", "application/pdf", big)));

        assertThat(police.status()).isEqualTo(422);
        assertThat(police.text()).contains("文件“大文件.pdf”有 11.0 MB，超过 10 MB").contains("写了很多字</textarea>");
    }

    @Test
    void sixFilesAreRefusedWithTheNumber() {
        Visitor police = opened().sends(
                        link + "/answer",
                        Map.of("by", "李警官", "text", "已办理", "outcome", "handled"),
                        Collections.nCopies(6, Visitor.Upload.pdf("回执.pdf")));

        assertThat(police.status()).isEqualTo(422);
        assertThat(police.text()).contains("最多可附 5 个文件，您选择了 6 个");
    }

    @Test
    void anUploadBeyondAllLimitsGetsAPageAndNoStackTrace() {
        byte[] huge = new byte[57 * 1024 * 1024];

        Visitor police = opened().sends(
                        link + "/answer",
                        Map.of("by", "李警官", "text", "已办理", "outcome", "handled"),
                        List.of(new Visitor.Upload("巨大.pdf", "application/pdf", huge)));

        assertThat(police.status()).isEqualTo(413);
        assertThat(police.text()).contains("附件太大，没有提交").doesNotContain("Exception");
    }

    private Visitor opened() {
        return new Visitor(port, link).sends(link + "/code", Map.of("code", CODE));
    }

    private String token() {
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private HandoffEntry lastEntry() {
        List<HandoffEntry> entries = handoffs.events(handoffNo);
        return entries.get(entries.size() - 1);
    }

    private static List<String> together(List<Visitor> visitors, Function<Visitor, String> step) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(visitors.size());
        try {
            List<String> pages = new ArrayList<>();
            for (Future<String> page : threads.invokeAll(visitors.stream()
                    .<Callable<String>>map(visitor -> () -> step.apply(visitor))
                    .toList())) {
                pages.add(page.get());
            }
            return pages;
        } finally {
            threads.shutdownNow();
        }
    }
}
