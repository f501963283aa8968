package org.lianxin.referral.modeling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormCheckTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-06-09T14:00:00Z"), ZoneId.of("Asia/Shanghai"));
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, JsonNode> existing = new LinkedHashMap<>();

    @Test
    void anUnknownVariableIsRefused() {
        assertThat(refusals(text(""), "{'name':'x','riskLevel':'red'}"))
                .containsExactly("〔riskLevel〕不是本表单的项目。请只提交表单上的项目。");
    }

    @Test
    void theNameOfAnUnknownVariableIsNotRepeatedWhenItCouldBeAPersonsWords() {
        assertThat(refusals(text(""), "{'张三 打电话':'x'}")).containsExactly("〔未知项目〕不是本表单的项目。请只提交表单上的项目。");
    }

    @Test
    void anUnknownKeyInAGroupOrARowIsRefused() {
        String form = "{'type':'group','path':'victim','label':'当事人','components':[" + text("") + "]},"
                + "{'type':'dynamiclist','path':'rows','label':'去向','components':[" + text("") + "]}";

        assertThat(refusals(form, "{'victim':{'name':'x','spy':1},'rows':[{'name':'y'},{'mode':'z'}]}"))
                .containsExactly("〔spy〕不是本表单的项目。请只提交表单上的项目。", "〔去向第2项·mode〕不是本表单的项目。请只提交表单上的项目。");
    }

    @Test
    void aGroupMustBeAGroupAndARowARow() {
        String form = "{'type':'group','path':'victim','label':'当事人','components':[" + text("") + "]},"
                + "{'type':'dynamiclist','path':'rows','label':'去向','components':[" + text("") + "]}";

        assertThat(refusals(form, "{'victim':'x','rows':['y']}"))
                .containsExactly("〔当事人〕类型不对，应为一组内容（Json）。请更正后再提交。", "〔去向第1项〕类型不对，应为一组内容（Json）。请更正后再提交。");
    }

    @Test
    void aDisabledFieldOnlyShowsAndIsNeverAccepted() {
        assertThat(refusals(text("'disabled':true"), "{'name':'x'}")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'name':null}", "{'name':''}", "{'name':'  '}"})
    void aRequiredTextIsNamedByItsLabel(String submitted) {
        assertThat(refusals(text("'validate':{'required':true}"), submitted)).containsExactly("〔姓名〕未填写。请填写后再提交。");
    }

    @Test
    void aRequiredChoiceIsToBeChosenAndARequiredBoxTicked() {
        String form = select("'validate':{'required':true}")
                + ",{'type':'checkbox','key':'agreed','label':'已告知','validate':{'required':true}}";

        assertThat(refusals(form, "{'agreed':false,'matter':null}"))
                .containsExactly("〔事由〕未选择。请选择后再提交。", "〔已告知〕须勾选。请勾选后再提交。");
        assertThat(refusals(form, "{'agreed':true,'matter':'custody'}")).isEmpty();
    }

    @Test
    void aTextIsAsLongAsTheFormAllowsAndItsWordsAreNotRepeated() {
        String narrative =
                "{'type':'textarea','key':'narrative','label':'事情经过','validate':{'minLength':2,'maxLength':5000}}";

        assertThat(refusals(narrative, "{'narrative':'" + "打".repeat(100_000) + "'}"))
                .containsExactly("〔事情经过〕最多5000字，现有100000字。请删减后再提交。");
        assertThat(refusals(narrative, "{'narrative':'打'}")).containsExactly("〔事情经过〕至少2字，现有1字。请补充后再提交。");
        assertThat(refusals(narrative, "{'narrative':'" + "打".repeat(5000) + "'}"))
                .isEmpty();
    }

    @Test
    void aTextWithoutLimitInTheFormHasOneAllTheSame() {
        assertThat(refusals(text(""), "{'name':'" + "a".repeat(201) + "'}")).hasSize(1);
        assertThat(refusals(text(""), "{'name':'" + "a".repeat(200) + "'}")).isEmpty();
        assertThat(refusals("{'type':'textarea','key':'t','label':'文'}", "{'t':'" + "a".repeat(5001) + "'}"))
                .hasSize(1);
    }

    @Test
    void anEmojiIsOneCharacter() {
        assertThat(refusals(text("'validate':{'maxLength':1}"), "{'name':'😀'}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            121   | 应不小于0、不大于120。请更正后再提交。
            -1    | 应不小于0、不大于120。请更正后再提交。
            3.5   | 应为整数。请更正后再提交。
            1e400 | 数太大。请更正后再提交。
            '34'  | 类型不对，应为数字。请更正后再提交。
            true  | 类型不对，应为数字。请更正后再提交。
            """,
            quoteCharacter = '"')
    void anAgeIsAWholeNumberInItsRange(String age, String sentence) {
        String form = "{'type':'number','key':'age','label':'年龄','decimalDigits':0,'validate':{'min':0,'max':120}}";

        assertThat(refusals(form, "{'age':" + age + "}")).containsExactly("〔年龄〕" + sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "34", "120", "34.0", "1.2e1", "null"})
    void anAgeInItsRangePasses(String age) {
        String form = "{'type':'number','key':'age','label':'年龄','decimalDigits':0,'validate':{'min':0,'max':120}}";

        assertThat(refusals(form, "{'age':" + age + "}")).isEmpty();
    }

    @Test
    void aPatternIsExplainedByItsHint() {
        String form = text("'validate':{'pattern':'^[0-9-]{3,20}$'},'properties':{'hint':'只写数字'}");

        assertThat(refusals(form, "{'name':'零玖壹陆'}")).containsExactly("〔姓名〕格式不对：只写数字。请更正后再提交。");
        assertThat(refusals(form, "{'name':'0916-0000000'}")).isEmpty();
        assertThat(refusals(form, "{'name':''}")).isEmpty();
    }

    @Test
    void anEmailAndAPhoneLookLikeThemselves() {
        String email = text("'validate':{'validationType':'email'}");
        String phone = text("'validate':{'validationType':'phone'}");

        assertThat(refusals(email, "{'name':'office@police.example'}")).isEmpty();
        assertThat(refusals(email, "{'name':'office@police.example\\nBcc: x@y.example'}"))
                .hasSize(1);
        assertThat(refusals(phone, "{'name':'+869160000000'}")).isEmpty();
        assertThat(refusals(phone, "{'name':'110'}")).hasSize(1);
    }

    @Test
    void onlyWhatIsOfferedCanBeChosen() {
        assertThat(refusals(select(""), "{'matter':'custody'}")).isEmpty();
        assertThat(refusals(select(""), "{'matter':'theft'}")).containsExactly("〔事由〕没有“theft”这一选项。请从列表中选择。");
        assertThat(refusals(select(""), "{'matter':'他说要杀我'}")).containsExactly("〔事由〕所填不在选项中。请从列表中选择。");
    }

    @Test
    void severalCanBeChosenOnceEach() {
        String facts =
                "{'type':'checklist','key':'facts','label':'情形','values':[{'label':'甲','value':'a'},{'label':'乙','value':'b'}]}";

        assertThat(refusals(facts, "{'facts':['a','b']}")).isEmpty();
        assertThat(refusals(facts, "{'facts':[]}")).isEmpty();
        assertThat(refusals(facts, "{'facts':['a','c']}")).containsExactly("〔情形〕没有“c”这一选项。请从列表中选择。");
        assertThat(refusals(facts, "{'facts':['a','a']}")).containsExactly("〔情形〕“a”重复。请只选一次。");
        assertThat(refusals(facts, "{'facts':'a'}")).containsExactly("〔情形〕类型不对，应为列表（Json）。请更正后再提交。");
    }

    @Test
    void choicesMayComeFromAVariableOrAnExpression() {
        String byKey = "{'type':'select','key':'agency','label':'单位','valuesKey':'agencies'}";
        String byExpression = "{'type':'select','key':'agency','label':'单位','valuesExpression':'=agencies'}";
        existing.put("agencies", node("[{'label':'公安','value':'police'},'court']"));

        for (String form : List.of(byKey, byExpression)) {
            assertThat(refusals(form, "{'agency':'police'}")).isEmpty();
            assertThat(refusals(form, "{'agency':'court'}")).isEmpty();
            assertThat(refusals(form, "{'agency':'army'}")).hasSize(1);
        }
    }

    @Test
    void whereTheListOfChoicesIsNotKnownOnlyACodeIsAccepted() {
        String form = "{'type':'select','key':'agency','label':'单位','valuesExpression':'=agencies'}";

        assertThat(refusals(form, "{'agency':'hantai-police'}")).isEmpty();
        assertThat(refusals(form, "{'agency':'<script>'}")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "datetime, 2026-06-09T21:40+08:00, ''",
        "datetime, 2026-06-09T22:00+08:00, ''",
        "datetime, 2026-06-09T22:05+08:00, 不能晚于现在。请更正后再提交。",
        "datetime, 2026-06-09, 不是有效的日期和时间。请重新选择。",
        "date, 2026-06-09, ''",
        "date, 2026-06-10, 不能晚于现在。请更正后再提交。",
        "date, 2026-02-30, 不是有效的日期。请重新选择。",
        "date, 昨天, 不是有效的日期。请重新选择。",
        "time, 21:40+08:00, ''",
        "time, 25:00, 不是有效的时间。请重新选择。"
    })
    void aMomentIsIsoAndNotInTheFuture(String subtype, String value, String sentence) {
        String form = "{'type':'datetime','key':'at','dateLabel':'收到时间','subtype':'" + subtype
                + "','timeSerializingFormat':'utc_offset','properties':{'notInFuture':'true'}}";

        assertThat(refusals(form, "{'at':'" + value + "'}"))
                .isEqualTo(sentence.isEmpty() ? List.of() : List.of("〔收到时间〕" + sentence));
    }

    @Test
    void aHiddenFieldIsNotAskedButMustBeRightIfGiven() {
        String form = select("") + ","
                + text(
                        "'validate':{'required':true,'maxLength':3},'conditional':{'hide':'=not(matter = \\\"custody\\\")'}");

        assertThat(refusals(form, "{'matter':'other'}")).isEmpty();
        assertThat(refusals(form, "{}")).isEmpty();
        assertThat(refusals(form, "{'matter':'custody'}")).containsExactly("〔姓名〕未填写。请填写后再提交。");
        assertThat(refusals(form, "{'matter':'other','name':'abc'}")).isEmpty();
        assertThat(refusals(form, "{'matter':'other','name':'abcd'}")).hasSize(1);
    }

    @Test
    void aFieldOfAHiddenGroupIsNotAskedAndConditionsSeeWhatWasThereBefore() {
        String form =
                "{'type':'group','path':'signing','conditional':{'hide':'=riskLevel = computedRiskLevel'},'components':["
                        + text("'validate':{'required':true}")
                        + "]},{'type':'textfield','key':'riskLevel','label':'等级'}";
        existing.put("computedRiskLevel", node("'red'"));

        assertThat(refusals(form, "{'riskLevel':'red'}")).isEmpty();
        assertThat(refusals(form, "{'riskLevel':'blue'}")).hasSize(1);
    }

    @Test
    void aConditionInARowSeesTheRow() {
        String form =
                "{'type':'dynamiclist','path':'rows','label':'去向','components':[{'type':'textfield','key':'kind','label':'类'},"
                        + text("'validate':{'required':true},'conditional':{'hide':'=this.kind = \\\"a\\\"'}") + "]}";

        assertThat(refusals(form, "{'rows':[{'kind':'a'},{'kind':'b'}]}")).containsExactly("〔去向第2项·姓名〕未填写。请填写后再提交。");
    }

    @Test
    void aListHasAnEnd() {
        String form = "{'type':'dynamiclist','path':'rows','label':'去向','components':[" + text("") + "]}";

        assertThat(refusals(form, "{'rows':[" + "{},".repeat(100) + "{}]}"))
                .containsExactly("〔去向〕最多100项，现有101项。请删减后再提交。");
    }

    @Test
    void allFindingsComeAtOnceAndAFloodIsCutShort() {
        String form = text("'validate':{'required':true}") + "," + select("'validate':{'required':true}");

        assertThat(Finding.text(check(form, "{}"))).isEqualTo("〔姓名〕未填写。请填写后再提交。；〔事由〕未选择。请选择后再提交。");

        StringBuilder flood = new StringBuilder("{'name':'x'");
        for (int i = 0; i < 1000; i++) {
            flood.append(",'v").append(i).append("':1");
        }
        assertThat(Finding.text(check(form, flood + "}"))).hasSizeLessThan(1500).endsWith("；另有981处，请逐项核对。");
    }

    @Test
    void withoutASubmittedFormOnlyItsOwnVariablesAreChecked() {
        FormSchema form = FormReader.read(node("{'components':[" + text("'validate':{'required':true}") + "]}")
                .toString());

        assertThat(FormCheck.checkStored(form, Map.of("referralNo", node("'x'")), NOW))
                .hasSize(1);
        assertThat(FormCheck.checkStored(form, Map.of("referralNo", node("'x'"), "name", node("'y'")), NOW))
                .isEmpty();
    }

    private List<String> refusals(String components, String submitted) {
        return check(components, submitted).stream()
                .map(each -> Finding.text(List.of(each)))
                .toList();
    }

    private List<Finding> check(String components, String submitted) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        node(submitted).properties().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        FormSchema form =
                FormReader.read(node("{'components':[" + components + "]}").toString());
        return FormCheck.check(form, values, existing, NOW);
    }

    private static String text(String more) {
        return "{'type':'textfield','key':'name','label':'姓名'" + (more.isEmpty() ? "" : "," + more) + "}";
    }

    private static String select(String more) {
        return "{'type':'select','key':'matter','label':'事由','values':[{'label':'抚养','value':'custody'},{'label':'其他','value':'other'}]"
                + (more.isEmpty() ? "" : "," + more) + "}";
    }

    private static JsonNode node(String quoted) {
        try {
            return JSON.readerFor(JsonNode.class)
                    .with(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .readValue(quoted.replace('\'', '"').replace("\\\\\"", "\\\""));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
