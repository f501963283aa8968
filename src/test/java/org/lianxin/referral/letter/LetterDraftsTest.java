package org.lianxin.referral.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lianxin.referral.letter.SampleLetters.NARRATIVE;
import static org.lianxin.referral.letter.SampleLetters.VICTIM;
import static org.lianxin.referral.letter.SampleLetters.drafts;
import static org.lianxin.referral.letter.SampleLetters.facts;
import static org.lianxin.referral.letter.SampleLetters.route;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lianxin.referral.letter.LetterFacts.Person;
import org.lianxin.referral.letter.LetterFacts.Route;
import org.lianxin.referral.letter.LetterFacts.Safety;

class LetterDraftsTest {

    @ParameterizedTest
    @MethodSource("routes")
    void everyRouteHasALetterOfItsOwnThatIsComplete(Route route) {
        Letter letter = drafts().draft(facts(route, false));

        assertThat(SampleLetters.texts().kinds()).containsKey(route.letterKind());
        assertThat(letter.documentNo()).isEmpty();
        assertThat(letter.date()).isEmpty();
        assertThat(letter.signedBy()).isEqualTo("汉台区妇女联合会");
        assertThat(letter.subject()).isNotBlank();
        assertThat(letter.recipient()).isNotBlank();
        assertThat(letter.paragraphLines()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(letter.requestedLines()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(letter.contact()).isEqualTo("联系人：汉台区妇女联合会权益工作部门；电话：12338（示例）");
        assertThat(all(letter)).contains("HZFL-610702-2026-000123").doesNotContain("{", "}", "null", "female", "（D");
    }

    @Test
    void aMassOrganisationAsksAndNeverOrders() {
        assertThat(SampleLetters.everyKind())
                .allSatisfy(letter -> assertThat(all(letter)).doesNotContain("责令", "命令", "必须", "务必", "限你"));
    }

    @Test
    void theNoticeTellsWhereTheMatterWentAndOnWhichGround() {
        Letter notice = SampleLetters.notice(false);

        assertThat(notice.recipient()).isEqualTo("林晓荷");
        assertThat(notice.paragraphs())
                .contains("2026年6月9日21时40分", "HZFL-610702-2026-000123", "《信访工作条例》第二十三条", "自收到之日起15日内", "已转送汉中市公安局汉台分局")
                .doesNotContain("家庭暴力", "贺某强", "菜刀");
        assertThat(SampleLetters.notice(true).recipient()).matches("当事人（代号[0-9A-F]{6}）");
        assertThat(drafts().destination(List.of())).isEqualTo("有关事项目前由我会办理。");
    }

    @Test
    void theAgencyReadsWhatIsTakenBackAndThatItsAnswerArrived() {
        Letter cancellation = SampleLetters.onHandoff("撤回函");
        assertThat(cancellation.recipient()).isEqualTo("汉中市公安局汉台分局（示例）");
        assertThat(cancellation.paragraphs())
                .contains("2026年6月9日22时00分", "汉台妇函〔2026〕12号", "现予撤回", "《中华人民共和国个人信息保护法》第四十七条");
        assertThat(cancellation.requested()).contains("请停止办理", "请及时删除或者销毁");
        assertThat(cancellation.date()).isEqualTo("2026年6月11日");
        assertThat(SampleLetters.onHandoff("反馈回执").paragraphs())
                .contains("【反馈单位】汉中市公安局汉台分局", "【反馈时间】2026年6月11日10时30分", "【反馈结果】已立案或受案", "【反馈附件】受案回执.pdf、告诫书.pdf");
    }

    @Test
    void theClosureReportSaysHowItEndedAndInARestrictedMatterNotWhy() {
        assertThat(SampleLetters.closureReport(false).paragraphs())
                .contains("【转办情况】汉中市公安局汉台分局（示例）：已反馈", "【结案结果】安全目标达成", "【结案理由】当事人称丈夫酒后", "【审核人】示例·汉台 部长");
        assertThat(SampleLetters.closureReport(true).paragraphs())
                .contains("代号", "【结案理由】为保护当事人，理由只记载于系统内")
                .doesNotContain("林晓荷", "贺某强", "菜刀");
    }

    @Test
    void noPaperOnTheCaseOfAChildNamesAnybody() {
        LetterFacts facts = facts(
                new Route("", CasePapers.CLOSURE_REPORT, "", "", "", "", ""),
                false,
                new Person("林小荷", "female", "12", ""),
                "林小荷已回校");

        assertThat(all(drafts().paper(facts, Map.of()))).contains("代号").doesNotContain("林小荷", "贺某强");
    }

    @Test
    void aRowOfAFormThatHasNothingToSayIsLeftOut() {
        assertThat(drafts().draft(facts(route("R06"), true)).paragraphs())
                .contains("【转介事由】")
                .doesNotContain("【情况说明】", "【安全联系】");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everyLetterCitesTheLawOfItsRouteInFull(Route route) {
        String cited = new LegalBasis(SampleLetters.texts().laws()).cite(route.basis());

        assertThat(all(drafts().draft(facts(route, false)))).contains(cited);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void inARestrictedMatterNobodyIsNamedAndNothingIsTold(Route route) {
        String letter = all(drafts().draft(facts(route, true)));

        assertThat(letter).doesNotContain("林晓荷", "贺某强", "菜刀", "0916-0000000");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aChildIsNeverNamed(Route route) {
        Person child = new Person("林小荷", "female", "12", "");

        assertThat(all(drafts().draft(facts(route, false, child, "林小荷说了")))).doesNotContain("林小荷");
    }

    @Test
    void noTwoRoutesShareALetter() {
        Set<String> subjects = new HashSet<>();

        assertThat(routes()).allSatisfy(route -> assertThat(subjects.add(all(drafts().draft(facts(route, false)))))
                .isTrue());
    }

    @Test
    void thePoliceReadWhoWhatAndHowToReachHerSafely() {
        Letter letter = drafts().draft(facts(route("R01"), false));

        assertThat(letter.subject()).isEqualTo("关于紧急移送涉嫌家庭暴力线索的函");
        assertThat(letter.recipient()).isEqualTo("汉中市公安局汉台分局（示例）");
        assertThat(letter.copies()).isEqualTo("汉台区人民检察院（示例）");
        assertThat(letter.paragraphLines())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("2026年6月9日21时40分，我会受理一起家庭暴力求助事项")
                        .contains("已先行电话联系"))
                .contains(
                        "当事人：林晓荷（女，34岁）。",
                        "被反映人：贺某强（男，37岁，与当事人关系：丈夫）。",
                        "当事人称丈夫酒后掐其颈部，又持菜刀威胁。",
                        "现携女儿躲在同事家。",
                        "联系当事人请使用安全电话0916-0000000，安全时段：工作日9时至11时。无人接听时请勿留言、请勿发送信息。请勿经被反映人或者其他人转告。");
        assertThat(letter.requested())
                .contains("4. 请于下列时限内签收和反馈：签收：4小时（商请时限）；反馈：3日（公通字〔2015〕32号）。")
                .endsWith("\n以上事项，请予支持为盼。");
    }

    @Test
    void withoutASafeTelephoneTheAgencyComesToTheFederation() {
        LetterFacts known = facts(route("R01"), false);
        LetterFacts facts = new LetterFacts(
                known.route(),
                known.office(),
                known.referralNo(),
                known.matter(),
                false,
                known.receivedAt(),
                NARRATIVE,
                VICTIM,
                new Person("", "", "", ""),
                new Safety("", "", ""));

        assertThat(drafts().draft(facts).paragraphs())
                .contains("请先与我会联系，由我会以约定的安全方式转达")
                .doesNotContain("被反映人：", "安全电话");
    }

    @Test
    void theReportOnAHarmedChildUsesCodesAndAsksForSecrecy() {
        Letter letter = drafts().draft(facts(route("R02"), true));

        assertThat(letter.subject()).isEqualTo("侵害未成年人案件强制报告表");
        assertThat(letter.paragraphs())
                .contains("当事人：" + code(letter) + "（女，34岁）。", "报告不以监护人同意为前提", "请勿向监护人、被反映人透露报告来源");
    }

    @Test
    void theProcuratorateReadsThatTheVictimIsTheApplicantAndNotTheFederation() {
        assertThat(drafts().draft(facts(route("R03"), false)).paragraphs()).contains("申请人为当事人本人。我会作为群团组织，不作为申请人");
    }

    @Test
    void theOtherSideOfAMediationIsNotCalledTheAccused() {
        assertThat(drafts().draft(facts(route("R13"), false)).paragraphs())
                .contains("对方当事人：贺某强")
                .doesNotContain("被反映人");
    }

    @Test
    void theReportToThePartyCommissionNamesNobodyAndTellsNoStory() {
        assertThat(all(drafts().draft(facts(route("R20"), false))))
                .doesNotContain("林晓荷", "贺某强", "菜刀", "代号", "0916-0000000");
    }

    @Test
    void aClueOfPublicInterestTellsTheStoryWithoutTheNames() {
        Letter letter = drafts().draft(facts(route("R05"), false, VICTIM, "林晓荷告知单位怀孕后，被贺某强辞退。"));

        assertThat(letter.paragraphLines()).contains("当事人告知单位怀孕后，被被反映人辞退。");
    }

    @Test
    void theGuidanceSheetIsAddressedToThePersonHerself() {
        assertThat(drafts().draft(facts(route("R14"), false)).recipient()).isEqualTo("林晓荷");
        assertThat(drafts().draft(facts(route("R14"), true)).recipient()).matches("当事人（代号[0-9A-F]{6}）");
    }

    @Test
    void aReplyToDeputiesThanksThemAndLeavesTheAnswerToAPerson() {
        Letter reply =
                drafts().reply(new SuggestionFacts(SampleLetters.OFFICE, "市六届人大五次会议", "12", "关于联动机制的建议", "王某某、李某某"));

        assertThat(reply.kind()).isEqualTo(LetterDrafts.REPLY);
        assertThat(reply.subject()).isEqualTo("对市六届人大五次会议第12号建议的答复函");
        assertThat(reply.recipient()).isEqualTo("王某某、李某某代表");
        assertThat(reply.copies()).isEqualTo("市人大常委会人代选工委、市政府督查室");
        assertThat(reply.paragraphLines()).hasSize(2);
        assertThat(reply.paragraphs()).contains("《关于联动机制的建议》", "感谢").doesNotContain("{");
        assertThat(reply.requested()).isEmpty();
        assertThat(reply.category()).as("for the caseworker to choose").isEmpty();
    }

    @Test
    void theCodeOfAPersonIsTheSameInEveryLetterOfTheReferral() {
        assertThat(code(drafts().draft(facts(route("R02"), true))))
                .isEqualTo(code(drafts().draft(facts(route("R08"), true))));
    }

    @Test
    void aLetterKindWithoutTextGetsTheGeneralOne() {
        Route known = route("R01");
        Route novel = new Route("R99", "转办函（新）", known.basis(), "formal_transfer", "某单位", "", "");

        Letter letter = drafts().draft(facts(novel, false));

        assertThat(letter.subject()).isEqualTo("关于转请办理家庭暴力事项的函");
        assertThat(letter.requested()).contains("请收到后及时签收");
    }

    @Test
    void whatAPersonWroteIsNeverTakenForAPlaceholderAndLosesControlCharacters() {
        String written = "他说{basis}$1\u0007\u0000，<script>alert(1)</script>";

        assertThat(drafts().draft(facts(route("R01"), false, VICTIM, written)).paragraphLines())
                .contains("他说{basis}$1，<script>alert(1)</script>");
    }

    private static Stream<Route> routes() {
        return SampleLetters.routes();
    }

    private static String code(Letter letter) {
        return letter.paragraphs().replaceAll("(?s).*?(代号[0-9A-F]{6})（.*", "$1");
    }

    private static String all(Letter letter) {
        return String.join(
                "\n",
                letter.subject(),
                letter.recipient(),
                letter.paragraphs(),
                letter.requested(),
                letter.copies(),
                letter.contact());
    }
}
