package org.lianxin.referral.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lianxin.referral.MovableClock;
import org.lianxin.referral.ReferralTest;
import org.lianxin.referral.handoff.Visitor;
import org.lianxin.referral.register.ReferralRegister;
import org.lianxin.referral.register.ReferralState;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ReferralTest
class ReportPageTest {

    private static final String SCRIPT = "<script>alert(1)</script>";
    private static final Pattern NUMBER = Pattern.compile("<dd>(\\d{4} \\d{4})</dd>");
    private static final Pattern WORDS =
            Pattern.compile("<dd>(\\p{IsHan}{2} \\p{IsHan}{2} \\p{IsHan}{2} \\p{IsHan}{2})</dd>");
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ReferralRegister register;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    @LocalServerPort
    private int port;

    @Test
    void thePageBeginsWithTheEmergencyCallAndDoesNotBetrayItself() {
        Visitor she = new Visitor(port, "/report");

        assertThat(she.text())
                .contains("<html lang=\"zh-CN\"")
                .contains("<title>生活服务</title>")
                .contains("现在有危险，先打")
                .contains("tel:110")
                .contains("12338")
                .contains("立即离开")
                .doesNotContain("style=")
                .doesNotContain("<script>");
        assertThat(she.text().indexOf("tel:110")).isLessThan(she.text().indexOf("<h1>"));
        assertThat(she.header("Cache-Control")).contains("no-store");
        assertThat(she.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(she.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(she.header("Set-Cookie"))
                .contains("HttpOnly")
                .doesNotContain("Max-Age")
                .doesNotContain("Expires");
    }

    @Test
    void everyFieldHasALabel() {
        String page = new Visitor(port, "/report").text();

        Matcher field = Pattern.compile("<(?:input|select|textarea)[^>]*\\bid=\"([^\"]+)\"")
                .matcher(page);
        Set<String> fields = new LinkedHashSet<>();
        while (field.find()) {
            fields.add(field.group(1));
        }
        assertThat(fields).contains("what", "district", "phone").allSatisfy(id -> assertThat(page)
                .contains("<label for=\"" + id + "\">"));
    }

    @Test
    void whatSheWritesReachesTheCaseworkerOfHerCountyWithHowToReachHerSafely() throws Exception {
        Visitor she = reports(full());

        assertThat(she.path()).isEqualTo("/report/sent");
        assertThat(she.text()).contains("已经收到").contains("只显示这一次");
        Task task = verification(she);
        assertThat(task.getTenantId()).isEqualTo("610702");
        String form = formOf(task, "hantai-caseworker");
        assertThat(form)
                .contains("昨晚又打了我")
                .contains("上周三晚上")
                .contains("河东店镇")
                .contains("13900000201")
                .contains("不要打电话。工作日白天")
                .contains("小林");
        assertThat(register.find(referralOf(she))).hasValueSatisfying(row -> {
            assertThat(row.channel()).isEqualTo("online");
            assertThat(row.matter()).isEqualTo("domestic_violence");
            assertThat(row.district()).isEqualTo("610702");
        });
        assertThat(variable(she, "facts")).hasToString("[\"minor_involved\"]");
        assertThat(variable(she, "victimAge")).isEqualTo(34);
        assertThat(variable(she, "anonymous")).isEqualTo(false);
    }

    @Test
    void whoeverIsInDangerStandsFirstInTheListAndIsDueAtOnce() {
        Task calm = verification(reports(few()));
        Task danger = verification(reports(with(few(), "danger", "yes")));

        assertThat(danger.getPriority()).isEqualTo(100).isGreaterThan(calm.getPriority());
        assertThat(danger.getDueDate()).isEqualTo(Date.from(clock.instant().plus(Duration.ofMinutes(15))));
        assertThat(calm.getDueDate()).isEqualTo(Date.from(clock.instant().plus(Duration.ofHours(4))));
    }

    @Test
    void aWitnessIsAskedForNothingButWhatCannotBeMissing() {
        Visitor witness = reports(with(few(), "relation", "neighbour", "phone", "１３９０００００２０２"));

        assertThat(witness.path()).isEqualTo("/report/sent");
        SpinJsonNode reporter = (SpinJsonNode) variable(witness, "reporter");
        assertThat(reporter.prop("relation").stringValue()).isEqualTo("neighbour");
        assertThat(reporter.prop("phone").stringValue()).isEqualTo("13900000202");
        assertThat(variable(witness, "anonymous")).isEqualTo(true);
        assertThat(variables(witness))
                .as("her number is not the victim's safe one")
                .doesNotContain("safety");
    }

    @Test
    void whoWritesTwiceFromTheSameSafeNumberIsRecognised() {
        Visitor first = reports(with(few(), "phone", "13900000777"));
        Visitor second = reports(with(few(), "phone", "+86 139-0000-0777"));

        assertThat(variable(second, "duplicates").toString()).contains(referralOf(first));
    }

    @Test
    void theMatterIsCorrectedWhenTheReportIsVerified() {
        Visitor she = reports(few());

        tasks.setVariable(verification(she).getId(), "matter", "custody");
        accept(she);

        assertThat(register.find(referralOf(she)))
                .hasValueSatisfying(row -> assertThat(row.matter()).isEqualTo("custody"));
        assertThat(variable(she, "category")).isEqualTo("婚姻家庭权益");
    }

    @Test
    void whatIsMissingIsNamedAndNothingTypedIsLost() {
        Visitor she = new Visitor(port, "/report");
        String key = key(she);

        she.sends("/report", Map.of("what", "他又来了", "phone", "打我男朋友的", "age", "三十", "noCall", "yes", "key", key));

        assertThat(she.status()).isEqualTo(422);
        assertThat(she.text())
                .contains("请在“现在有人有危险吗”中选一项")
                .contains("请在“您在替谁写”中选一项")
                .contains("请选择“在哪个区县”")
                .contains("“电话”只写数字")
                .contains("“年龄”只写 0 到 120")
                .contains("他又来了</textarea>")
                .contains("value=\"打我男朋友的\"")
                .contains("name=\"noCall\" value=\"yes\" checked")
                .contains("href=\"#danger\"");
        assertThat(key(she)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "matter, witchcraft, 请在“哪一类事情”中选一项",
        "relation, 我, 请在“您在替谁写”中选一项",
        "danger, maybe, 请在“现在有人有危险吗”中选一项",
        "district, 990000, 请选择“在哪个区县”",
        "children, 3, 请在“有没有孩子受影响”中选一项",
        "message, x, 请在“可以发短信或留言吗”中选一项",
        "age, 121, “年龄”只写",
        "phone, <script>, “电话”只写数字",
    })
    void inventedAnswersAreRefusedByName(String field, String value, String sentence) {
        Visitor program = reports(with(few(), field, value));

        assertThat(program.status()).isEqualTo(422);
        assertThat(program.text()).contains(sentence).doesNotContain("\"<script>\"");
    }

    @Test
    void aHundredThousandCharactersAreCountedAndGivenBack() {
        Visitor she = reports(with(few(), "what", "苦".repeat(100_000), "name", "名".repeat(51)));

        assertThat(she.status()).isEqualTo(422);
        assertThat(she.text())
                .contains("“发生了什么”最多 5000 字，现有 100000 字")
                .contains("“怎样称呼您”最多 50 字，现有 51 字")
                .contains("苦".repeat(100_000) + "</textarea>");
    }

    @Test
    void fiveThousandCharactersAreTaken() {
        Visitor she = reports(with(few(), "what", "苦".repeat(5000)));

        assertThat(narrative(she)).hasSize(5000);
    }

    @Test
    void whatCannotBeSeenIsLeftOutWithoutAWord() {
        Visitor she = reports(with(few(), "what", "他\u0000说\u202E好\r\n第二天\u0007又来", "place", "铺镇\n桥头"));

        assertThat(narrative(she)).isEqualTo("他说好\n第二天又来");
        assertThat(incident(she).prop("place").stringValue()).isEqualTo("铺镇 桥头");
    }

    @Test
    void scriptsAreShownAsText() {
        Map<String, String> hostile = new HashMap<>();
        for (String field : full().keySet()) {
            hostile.put(field, "\">" + SCRIPT);
        }
        Visitor attacker = reports(hostile);
        assertThat(attacker.status()).isEqualTo(422);
        assertThat(attacker.text()).contains("&lt;script&gt;").doesNotContain(SCRIPT);

        Visitor heard = reports(with(few(), "what", SCRIPT));
        assertThat(narrative(heard)).isEqualTo(SCRIPT);

        heard.opens("/report/status")
                .sends("/report/status", Map.of("number", SCRIPT, "words", SCRIPT, "text", SCRIPT));
        assertThat(heard.text()).contains("&lt;script&gt;").doesNotContain(SCRIPT);
    }

    @Test
    void ofAFieldSentTwiceTheFirstCounts() throws Exception {
        Visitor she = new Visitor(port, "/report");
        String twice = "what=" + encoded("第一句") + "&what=" + encoded("第二句");

        HttpResponse<String> answer =
                raw("/report", twice + "&danger=no&danger=yes&relation=self&district=610702", she);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(lastNarrative()).isEqualTo("第一句");
    }

    @Test
    void brokenUtf8DoesNotBreakThePage() throws Exception {
        Visitor program = new Visitor(port, "/report");

        for (String body : List.of("what=%C0%AF%FF%FE", "what=%ZZ", "%00=%00", "what=%ED%A0%80x")) {
            assertThat(raw("/report", body + "&danger=no", program).statusCode())
                    .as(body)
                    .isIn(302, 400, 403, 422);
        }
    }

    @Test
    void aFormWhoseSessionHasEndedComesBackWithWhatWasTyped() throws Exception {
        String typed = "what=" + encoded("写了很久") + "&danger=no&relation=self&district=610702";

        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(post("/report", typed).build(), BodyHandlers.ofString(UTF_8));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("请再点一次“发送”")
                .contains("写了很久</textarea>")
                .contains("name=\"_csrf\"");
        HttpResponse<String> status = HttpClient.newHttpClient()
                .send(post("/report/status", "text=" + encoded("还想说的")).build(), BodyHandlers.ofString(UTF_8));
        assertThat(status.statusCode()).isEqualTo(403);
        assertThat(status.body()).contains("还想说的</textarea>");
    }

    @Test
    void aDoubleClickSendsOnceAndBothAnswersShowTheSameReceipt() throws Exception {
        long before = reportCount();
        Visitor first = new Visitor(port, "/report");
        Map<String, String> form = with(full(), "key", key(first));
        Visitor second = new Visitor(port, "/report");

        List<Visitor> both = together(List.of(() -> first.sends("/report", form), () -> second.sends("/report", form)));

        assertThat(both).extracting(Visitor::path).containsOnly("/report/sent");
        assertThat(number(both.get(0))).isEqualTo(number(both.get(1)));
        assertThat(words(both.get(0))).isEqualTo(words(both.get(1)));
        assertThat(reportCount()).isEqualTo(before + 1);
    }

    @Test
    void whatIsChangedAndSentAgainFromTheSamePageIsAnotherReport() {
        Visitor she = new Visitor(port, "/report");
        Map<String, String> form = with(few(), "key", key(she));
        she.sends("/report", form);
        String first = number(she);

        she.opens("/report").sends("/report", with(form, "what", "还有一件事"));

        assertThat(number(she)).isNotEqualTo(first);
        assertThat(narrative(she)).isEqualTo("还有一件事");
    }

    @Test
    void theReceiptIsShownOnceAndTellsNeitherPlaceNorOrder() {
        Visitor she = reports(few());
        String number = number(she);
        String words = words(she);

        she.opens("/report/sent");

        assertThat(she.text()).doesNotContain(number).doesNotContain(words);
        assertThat(referralOf(number)).doesNotContain(number.substring(0, 4));
        assertThat(jdbc.sql("SELECT passphrase_hash FROM report_receipt WHERE receipt_no = ?")
                        .param(number.replace(" ", ""))
                        .query(String.class)
                        .single())
                .startsWith("$2a$10$");
    }

    @Test
    void theTrapForProgramsCostsAPersonOneMoreClick() {
        Visitor she = reports(with(few(), "website", "https://spam.example"));

        assertThat(she.status()).isEqualTo(422);
        assertThat(she.text()).contains("请再点一次“发送”").contains("写的一句话").doesNotContain("spam.example");
    }

    @Test
    void theReceiptTellsHowItStandsAndNothingElse() {
        Visitor she = reports(full());
        String number = number(she);
        String words = words(she);
        String referralNo = referralOf(she);

        asks(she, number, words, "");
        assertThat(she.text()).contains("已收到").contains("2026年6月9日收到");
        assertThat(she.text()).doesNotContain(referralNo).doesNotContain("家庭暴力").doesNotContain("汉台");

        accept(referralNo);
        asks(she, " " + number.replace(" ", "") + " ", words.replace(" ", "，"), "");
        assertThat(she.text()).contains("办理中");

        register.close(referralNo, "solved");
        asks(she, number, words, "");
        assertThat(she.text()).contains("已办结").contains("2026年6月9日办结");

        she.opens("/report/status/answer");
        assertThat(she.text()).as("shown once").doesNotContain("已办结");
    }

    @Test
    void wrongPairsGetTheSameAnswerWhateverIsWrong() {
        Visitor she = reports(few());
        String number = number(she);
        String words = words(she);

        String wrongWords = refused(number, "苹果 苹果 苹果 苹果");
        assertThat(wrongWords).contains("对不上");
        assertThat(refused("0000 0000", words).replace("0000 0000", number)).isEqualTo(wrongWords);
        assertThat(refused(number, "")).isEqualTo(wrongWords);
        assertThat(refused(number, "苹果".repeat(1000))).isEqualTo(wrongWords);
    }

    @Test
    void eachAddedMessageIsATaskOfItsOwn() throws Exception {
        Visitor she = reports(few());
        String number = number(she);
        String words = words(she);
        String referralNo = referralOf(she);
        accept(referralNo);

        asks(she, number, words, "他今天又来了");
        assertThat(she.text()).contains("您补充的话已经送到");
        asks(she, number, words, "我搬到姐姐家了");

        List<String> forms = new ArrayList<>();
        for (Task task : tasks.createTaskQuery()
                .processInstanceBusinessKey(referralNo)
                .taskDefinitionKey("UserTask_AssessNewInformation")
                .list()) {
            forms.add(formOf(task, "hantai-caseworker"));
        }
        assertThat(forms).hasSize(2);
        assertThat(forms).anySatisfy(form -> assertThat(form).contains("他今天又来了").doesNotContain("姐姐"));
        assertThat(forms).anySatisfy(form -> assertThat(form).contains("我搬到姐姐家了"));
    }

    @Test
    void aMessageSentTwiceArrivesOnce() {
        Visitor she = reports(few());
        String referralNo = referralOf(she);
        Map<String, String> message = Map.of(
                "number", number(she), "words", words(she), "text", "只说一次", "key", key(she.opens("/report/status")));

        she.sends("/report/status", message);
        she.opens("/report/status").sends("/report/status", message);

        assertThat(she.text()).contains("您补充的话已经送到");
        assertThat(tasks.createTaskQuery()
                        .processInstanceBusinessKey(referralNo)
                        .taskDefinitionKey("UserTask_AssessNewInformation")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void whatIsAddedAfterTheEndBeginsAReferralThatNamesTheOldOne() {
        Visitor she = reports(with(few(), "matter", "family_dispute"));
        String number = number(she);
        String words = words(she);
        String old = referralOf(she);
        runtime.deleteProcessInstance(verification(she).getProcessInstanceId(), "test");
        register.close(old, "solved");

        asks(she, number, words, "他又不让我看孩子");

        String now = referralOf(number);
        assertThat(now).isNotEqualTo(old);
        assertThat(lastNarrative())
                .contains(old)
                .contains(number.replace(" ", ""))
                .contains("他又不让我看孩子");
        assertThat(register.find(now)).hasValueSatisfying(row -> {
            assertThat(row.matter()).isEqualTo("family_dispute");
            assertThat(row.state()).isEqualTo(ReferralState.OPEN);
        });
        asks(she, number, words, "");
        assertThat(she.text()).contains("已收到");
    }

    @Test
    void aMergedReportGoesOnWhereItWasMergedInto() {
        Visitor first = reports(few());
        Visitor second = reports(few());
        String into = referralOf(first);
        register.merge(referralOf(second), into);

        asks(second, number(second), words(second), "同一件事");

        assertThat(tasks.createTaskQuery()
                        .processInstanceBusinessKey(into)
                        .taskDefinitionKey("UserTask_AssessNewInformation")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void theWayOutWithoutJavaScriptLeavesNothingBehind() throws Exception {
        HttpResponse<String> away = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/report/leave"))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(away.statusCode()).isEqualTo(303);
        assertThat(away.headers().firstValue("Location")).hasValue("https://www.weather.com.cn/");
        assertThat(away.headers().firstValue("Clear-Site-Data")).hasValue("\"cookies\", \"storage\"");
        assertThat(away.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(away.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    private static Map<String, String> few() {
        return Map.of("danger", "no", "what", "写的一句话", "relation", "self", "district", "610702");
    }

    private static Map<String, String> full() {
        Map<String, String> form = new HashMap<>(few());
        form.putAll(Map.of(
                "danger", "unknown",
                "what", "昨晚又打了我",
                "matter", "domestic_violence",
                "place", "河东店镇",
                "when", "上周三晚上",
                "age", "34",
                "children", "yes"));
        form.putAll(
                Map.of("name", "小林", "phone", "139 0000 0201", "hours", "工作日白天", "message", "yes", "noCall", "yes"));
        form.put("phone", "13900000201");
        return form;
    }

    private static Map<String, String> with(Map<String, String> form, String... changes) {
        Map<String, String> changed = new HashMap<>(form);
        for (int i = 0; i < changes.length; i += 2) {
            changed.put(changes[i], changes[i + 1]);
        }
        return changed;
    }

    private Visitor reports(Map<String, String> form) {
        Visitor visitor = new Visitor(port, "/report");
        return visitor.sends("/report", with(form, "key", form.getOrDefault("key", key(visitor))));
    }

    private static void asks(Visitor visitor, String number, String words, String text) {
        visitor.opens("/report/status");
        visitor.sends("/report/status", Map.of("number", number, "words", words, "text", text, "key", key(visitor)));
        assertThat(visitor.path()).isEqualTo("/report/status/answer");
    }

    private String refused(String number, String words) {
        Visitor guesser = new Visitor(port, "/report/status");
        guesser.sends("/report/status", Map.of("number", number, "words", words));
        assertThat(guesser.status()).isEqualTo(422);
        return guesser.text().replaceAll("(name=\"(?:_csrf|key)\" value=)\"[^\"]+\"", "$1");
    }

    private static String key(Visitor visitor) {
        return found(KEY, visitor);
    }

    private static String number(Visitor visitor) {
        return found(NUMBER, visitor);
    }

    private static String words(Visitor visitor) {
        return found(WORDS, visitor);
    }

    private static String found(Pattern pattern, Visitor visitor) {
        Matcher match = pattern.matcher(visitor.text());
        assertThat(match.find()).as("%s in %s", pattern, visitor.text()).isTrue();
        return match.group(1);
    }

    private String referralOf(Visitor visitor) {
        return referralOf(number(visitor));
    }

    private String referralOf(String number) {
        return jdbc.sql("SELECT referral_no FROM report_receipt WHERE receipt_no = ?")
                .param(number.replace(" ", ""))
                .query(String.class)
                .single();
    }

    private Task verification(Visitor visitor) {
        return verification(referralOf(visitor));
    }

    private Task verification(String referralNo) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(referralNo)
                .taskDefinitionKey("UserTask_VerifyReport")
                .singleResult();
    }

    private String instanceOf(String referralNo) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(referralNo)
                .singleResult()
                .getId();
    }

    private void accept(Visitor visitor) {
        accept(referralOf(visitor));
    }

    private void accept(String referralNo) {
        tasks.complete(verification(referralNo).getId(), Map.of("reportDecision", "accepted"));
    }

    /** What Tasklist fetches to show the form. */
    private String formOf(Task task, String person) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/engine-rest/task/"
                                        + task.getId() + "/form-variables?deserializeValues=false"))
                                .header(
                                        "Authorization",
                                        "Basic "
                                                + Base64.getEncoder()
                                                        .encodeToString(
                                                                (person + ":Lianxin-demo-2026").getBytes(UTF_8)))
                                .build(),
                        BodyHandlers.ofString(UTF_8));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private Object variable(Visitor visitor, String name) {
        return runtime.getVariable(instanceOf(referralOf(visitor)), name);
    }

    private Set<String> variables(Visitor visitor) {
        return runtime.getVariables(verification(visitor).getProcessInstanceId())
                .keySet();
    }

    private SpinJsonNode incident(Visitor visitor) {
        return (SpinJsonNode) variable(visitor, "incident");
    }

    private String narrative(Visitor visitor) {
        return incident(visitor).prop("narrative").stringValue();
    }

    private String lastNarrative() {
        String latest = jdbc.sql("SELECT referral_no FROM referral WHERE channel = 'online' AND state = 'open'"
                        + " AND district = '610702' ORDER BY referral_no DESC")
                .query(String.class)
                .list()
                .get(0);
        return ((SpinJsonNode) runtime.getVariable(instanceOf(latest), "incident"))
                .prop("narrative")
                .stringValue();
    }

    private long reportCount() {
        return jdbc.sql("SELECT COUNT(*) FROM referral WHERE channel = 'online'")
                .query(Long.class)
                .single();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private HttpRequest.Builder post(String path, String body) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    /** Sends a body as it is, with token and session of the visitor's page. */
    private HttpResponse<String> raw(String path, String body, Visitor visitor) throws Exception {
        String session = visitor.header("Set-Cookie").split(";", 2)[0];
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(visitor.text());
        assertThat(token.find()).isTrue();
        return HttpClient.newHttpClient()
                .send(
                        post(path, body + "&_csrf=" + encoded(token.group(1)))
                                .header("Cookie", session)
                                .build(),
                        BodyHandlers.ofString(UTF_8));
    }

    private static List<Visitor> together(List<Callable<Visitor>> steps) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(steps.size());
        try {
            List<Visitor> done = new ArrayList<>();
            for (Future<Visitor> step : threads.invokeAll(steps)) {
                done.add(step.get());
            }
            return done;
        } finally {
            threads.shutdownNow();
        }
    }
}
