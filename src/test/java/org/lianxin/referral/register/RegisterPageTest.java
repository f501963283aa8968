package org.lianxin.referral.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lianxin.referral.security.Browser.PASSWORD;
import static org.lianxin.referral.security.TwoCounties.HANTAI;
import static org.lianxin.referral.security.TwoCounties.VICTIM;
import static org.lianxin.referral.security.TwoCounties.YANGXIAN;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.lianxin.referral.ReferralTest;
import org.lianxin.referral.handoff.WaitingHandoff;
import org.lianxin.referral.security.Browser;
import org.lianxin.referral.security.TwoCounties;
import org.lianxin.referral.security.TwoCounties.Case;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** The list of referrals and the page of one, as the people of the federation open them. */
@ReferralTest
@Import({TwoCounties.class, WaitingHandoff.class})
@TestInstance(Lifecycle.PER_CLASS)
class RegisterPageTest {

    private final TwoCounties counties;
    private final ReferralRegister register;
    private final Map<String, Case> cases = new LinkedHashMap<>();

    @LocalServerPort
    private int port;

    @Autowired
    RegisterPageTest(TwoCounties counties, ReferralRegister register) {
        this.counties = counties;
        this.register = register;
    }

    @BeforeEach
    void threeCases() throws Exception {
        if (!cases.isEmpty()) {
            return;
        }
        cases.put("plain", counties.reports(port, "hantai-town-contact", HANTAI, "domestic_violence"));
        cases.put("restricted", counties.reports(port, "hantai-town-contact", HANTAI, "minor_sexual_abuse"));
        cases.put("yangxian", counties.reports(port, "yangxian-caseworker", YANGXIAN, "hardship"));
    }

    @Test
    void theListOfACountyTellsNumberMatterLevelStateAndDates() throws Exception {
        assertThat(row(list("hantai-caseworker", "number=" + number("plain")), "plain"))
                .contains("汉台", "家庭暴力", "镇村妇联", "待定级", "在办", "2026-06-09");
    }

    @Test
    void ofARestrictedMatterTheListTellsNothingThatNarrowsIt() throws Exception {
        String row = row(list("hantai-caseworker", "number=" + number("restricted")), "restricted");

        assertThat(row).contains("受限事项").doesNotContain("性侵害", "minor_sexual_abuse", "镇村妇联");
    }

    @Test
    void aRestrictedMatterIsFoundOnlyTogetherWithAllOthers() throws Exception {
        String all = "number=" + number("restricted") + "&matter=";

        assertThat(list("hantai-caseworker", all + "minor_sexual_abuse")).contains("没有符合条件的件");
        assertThat(list("hantai-caseworker", all + "restricted")).contains(">" + number("restricted") + "<");
        assertThat(list("hantai-caseworker", all + "domestic_violence")).contains("没有符合条件的件");
        assertThat(list("hantai-caseworker", "")).doesNotContain("value=\"minor_sexual_abuse\"");
    }

    @Test
    void theListIsFilteredByDistrictStateLevelAndPeriod() throws Exception {
        String number = "number=" + number("plain");

        assertThat(list("city-supervisor", number + "&district=610702")).contains(">" + number("plain") + "<");
        assertThat(list("city-supervisor", number + "&district=610723")).contains("没有符合条件的件");
        assertThat(list("city-supervisor", number + "&state=closed")).contains("没有符合条件的件");
        assertThat(list("city-supervisor", number + "&level=red")).contains("没有符合条件的件");
        assertThat(list("city-supervisor", number + "&from=2026-06-09&to=2026-06-09"))
                .contains(">" + number("plain") + "<");
        assertThat(list("city-supervisor", number + "&from=2026-06-10")).contains("没有符合条件的件");
        assertThat(list("city-supervisor", number + "&to=2026-06-08")).contains("没有符合条件的件");
    }

    @Test
    void theShortNumberOfATaskFindsTheReferral() throws Exception {
        String running = number("plain").substring("HZFL-610702-2026-".length()).replaceFirst("^0+", "");

        assertThat(list("hantai-supervisor", "number=%E6%B1%89%E5%8F%B026-" + running))
                .contains(">" + number("plain") + "<");
    }

    @Test
    void aSearchDoesNotReadItsSignsAsWildcards() throws Exception {
        assertThat(list("hantai-supervisor", "number=%25")).contains("没有符合条件的件");
    }

    @Test
    void theWorstDangerStandsFirstAndALongListHasPages() throws Exception {
        IntStream.range(0, RegisterSearch.PAGE + 1).forEach(each -> enter("LIST-%03d".formatted(each)));
        register.level("LIST-007", "red");

        String first = list("yangxian-supervisor", "number=LIST");
        String second = list("yangxian-supervisor", "number=LIST&page=2");

        assertThat(first.indexOf(">LIST-007<")).isPositive().isLessThan(first.indexOf(">LIST-050<"));
        assertThat(first).contains("下一页").doesNotContain(">LIST-000<");
        assertThat(second).contains(">LIST-000<", "上一页").doesNotContain("下一页");
    }

    @Test
    void aTownContactSeesTheStateOfWhatSheReportedAndNotWhatItIs() throws Exception {
        String list = list("hantai-town-contact", "");

        assertThat(list)
                .contains(number("plain"), number("restricted"), "在办", "2026-06-09")
                .doesNotContain(number("yangxian"), "家庭暴力", "受限事项", "href=\"/referrals/HZFL");
        assertThat(list("yangxian-town-contact", "")).doesNotContain(number("plain"));
    }

    @Test
    void theStatisticianSeesCountsAndNoNumber() throws Exception {
        String counts =
                visits("hantai-statistician", "/referrals/counts?year=2026").body();

        assertThat(counts)
                .contains("按收到月份", "6月", "按区县", "汉台", "家庭暴力", "受限事项", "待定级")
                .doesNotContain("HZFL-", "性侵害", "洋县");
        assertThat(visits("hantai-statistician", "/referrals/counts?year=2025").body())
                .contains("没有件");
        assertThat(visits("hantai-caseworker", "/referrals/counts").statusCode())
                .isEqualTo(403);
        assertThat(visits("hantai-mediator", "/referrals").statusCode()).isEqualTo(403);
    }

    @Test
    void thePageOfACaseTellsInTheWordsOfItsForms() throws Exception {
        String page =
                visits("hantai-duty-leader", "/referrals/" + number("plain")).body();

        assertThat(page)
                .contains("<dt>姓名</dt><dd class=\"text\">" + VICTIM)
                .contains("<dt>性别</dt><dd class=\"text\">女")
                .contains("<dt>报送镇村</dt><dd>河东店镇", "示例·汉台 镇村联络人")
                .contains("风险筛查", "待认领", "期限 2026-06-")
                .contains("/handoffs/" + number("plain") + "-H1", "汉中市公安局汉台分局（示例）", "已反馈")
                .contains("登记编号", "2026-06-09 21:40")
                .contains("收到时间（日期）</dt><dd class=\"text\">2026-06-09 20:00")
                .doesNotContain("<script", "style=", "domestic_violence");
    }

    @Test
    void aCaseWithoutAProcessSaysThatItsDataAreGone() throws Exception {
        enter("GONE-1");

        assertThat(visits("yangxian-supervisor", "/referrals/GONE-1").body()).contains("当事人信息已不在系统中");
    }

    @Test
    void anUnknownNumberAndOneOfAnotherCountyLookAlike() throws Exception {
        HttpResponse<String> unknown = visits("hantai-caseworker", "/referrals/HZFL-610702-2026-999999");
        HttpResponse<String> foreign = visits("hantai-caseworker", "/referrals/" + number("yangxian"));

        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(foreign.body()).isEqualTo(unknown.body());
    }

    @Test
    void theChannelsAreThoseOfTheIntakeForm() throws Exception {
        Map<String, String> channels = new LinkedHashMap<>();
        JsonNode form = new ObjectMapper().readTree(Path.of("forms/intake.form").toFile());
        form.at("/components/0/components/0/values")
                .forEach(each -> channels.put(
                        each.path("value").asText(), each.path("label").asText()));

        assertThat(channels).isEqualTo(RegisterWords.CHANNELS);
    }

    @Test
    void aCaseworkerEntersNewInformationOnThePageOfTheCase() throws Exception {
        String page = enters("hantai-caseworker", "plain", "news", Map.of("text", "昨夜又来敲门"))
                .body();

        assertThat(page).contains("已登记", "研判新情况");
        assertThat(enters("hantai-caseworker", "plain", "news", Map.of("text", ""))
                        .body())
                .contains("请填写新情况");
    }

    @Test
    void aCaseworkerAsksToWithdrawACaseOnItsPage() throws Exception {
        assertThat(enters("hantai-caseworker", "plain", "withdrawal", Map.of("wish", "", "reason", "不要了"))
                        .body())
                .contains("请选择撤回是谁的意愿", "不要了");
        assertThat(enters("hantai-caseworker", "plain", "withdrawal", Map.of("wish", "person", "reason", "本人要求"))
                        .body())
                .contains("已提出撤回", "审核撤回");
    }

    @Test
    void nobodyElseEntersAnythingThere() throws Exception {
        assertThat(visits("hantai-supervisor", "/referrals/" + number("plain")).body())
                .doesNotContain("登记新情况");
        assertThat(enters("hantai-supervisor", "plain", "news", Map.of("text", "x"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(enters("hantai-caseworker", "yangxian", "news", Map.of("text", "x"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void mattersAndContactsAreCountedApart() throws Exception {
        enter("COUNT-1");
        enter("COUNT-2");
        enter("COUNT-3");
        enter("COUNT-4");
        Totals before = totals();
        register.merge("COUNT-2", "COUNT-1");
        register.transfer("COUNT-3");
        register.continues("COUNT-4", "COUNT-3");

        assertThat(totals())
                .as("one merged and one handed over are no matters; what came from the other county is no contact")
                .isEqualTo(new Totals(before.matters() - 2, before.contacts() - 1));
    }

    private record Totals(int matters, int contacts) {}

    private Totals totals() throws Exception {
        String page =
                visits("yangxian-statistician", "/referrals/counts?year=2026").body();
        Matcher figures = Pattern.compile("件</th><td>(\\d+)</td>.*?件次</th><td>(\\d+)</td>", Pattern.DOTALL)
                .matcher(page);
        assertThat(figures.find()).as(page).isTrue();
        return new Totals(Integer.parseInt(figures.group(1)), Integer.parseInt(figures.group(2)));
    }

    /** The page she sees after sending the form; or the refusal. */
    private HttpResponse<String> enters(String person, String which, String form, Map<String, String> fields)
            throws Exception {
        Browser browser = new Browser(port);
        browser.signsIn(person, PASSWORD);
        // The token of a page that everybody has: who is refused is refused for want of a right, not of a token.
        HttpResponse<String> answer = browser.fillsIn("/report", "/referrals/" + number(which) + "/" + form, fields);
        return answer.statusCode() == 302 ? browser.opens(Browser.location(answer)) : answer;
    }

    private void enter(String number) {
        register.enter(number, YANGXIAN, "visit", "hardship", Instant.parse("2026-06-01T00:00:00Z"));
    }

    private String number(String which) {
        return Objects.requireNonNull(cases.get(which)).number();
    }

    private String row(String list, String which) {
        int begin = list.indexOf(">" + number(which) + "<");
        assertThat(begin).as(list).isPositive();
        return list.substring(begin, list.indexOf("</tr>", begin));
    }

    private String list(String person, String query) throws Exception {
        HttpResponse<String> page = visits(person, "/referrals?" + query);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return page.body();
    }

    private HttpResponse<String> visits(String person, String path) throws Exception {
        Browser browser = new Browser(port);
        browser.signsIn(person, PASSWORD);
        return browser.opens(path);
    }
}
