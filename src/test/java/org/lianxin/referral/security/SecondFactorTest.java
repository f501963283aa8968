package org.lianxin.referral.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.lianxin.referral.security.Browser.PASSWORD;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lianxin.referral.MovableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class SecondFactorTest extends GuardedDoor {

    private static final String SUPERVISOR = "hantai-supervisor";
    private static final String MODELER = "modeler";
    private static final String ADMIN = "admin";
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final Pattern KEY = Pattern.compile("class=\"key\">([^<]+)<");
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern RECOVERY = Pattern.compile("<li><code>([^<]+)</code>");

    private final MovableClock clock;
    private final JdbcClient jdbc;
    private Browser browser = new Browser(0);
    private List<String> recoveryCodes = List.of();

    @Autowired
    SecondFactorTest(MovableClock clock, JdbcClient jdbc) {
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void nobodyHasAnApp() {
        List.of(SUPERVISOR, MODELER, ADMIN).forEach(factors()::reset);
        browser = newBrowser();
    }

    @ParameterizedTest
    @ValueSource(strings = {SUPERVISOR, "hantai-signatory", "city-supervisor", MODELER, ADMIN})
    void whoReleasesSignsOrAdministersOwesACodeAfterThePassword(String user) throws Exception {
        assertThat(Browser.location(browser.signsIn(user, PASSWORD))).isEqualTo("/second-factor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hantai-caseworker", "hantai-duty-leader", "hantai-statistician"})
    void othersComeInWithThePassword(String user) throws Exception {
        assertThat(Browser.location(browser.signsIn(user, PASSWORD))).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/camunda/app/tasklist/default/",
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/admin/auth/user/default",
                "/handoffs/none",
                "/application-password",
                "/sign-in-help",
                "/still-there",
                "/actuator/info"
            })
    void afterThePasswordAloneOnlyTheCodePageIsOpen(String path) throws Exception {
        browser.signsIn(ADMIN, PASSWORD);

        assertThat(browser.fetches(path).statusCode()).isEqualTo(401);
        assertThat(browser.opens("/second-factor/enrolment").statusCode()).isEqualTo(200);
    }

    @Test
    void theFirstSignInHandsOutASecretAndTheNextOneAsksForItsCode() throws Exception {
        String secret = enrols(SUPERVISOR);
        assertThat(browser.opens("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);

        clock.advance(STEP);
        Browser next = newBrowser();
        next.signsIn(SUPERVISOR, PASSWORD);
        assertThat(Browser.location(enters(next, code(secret)))).isEqualTo("/");
        next.opens("/camunda/app/tasklist/default/");
        assertThat(next.fetches("/camunda/api/admin/auth/user/default").body()).contains(SUPERVISOR);
    }

    @Test
    void anAppThatShowsAnotherSecretIsNotEnrolled() throws Exception {
        browser.signsIn(SUPERVISOR, PASSWORD);

        HttpResponse<String> answer =
                browser.fillsIn("/second-factor/enrolment", "/second-factor/enrolment", Map.of("code", "000000"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("六位数字不正确");
        assertThat(factors().has(SUPERVISOR)).isFalse();
    }

    @Test
    void whoHasAnAppGetsNoSecondOne() throws Exception {
        enrols(SUPERVISOR);
        Browser thief = newBrowser();
        thief.signsIn(SUPERVISOR, PASSWORD);

        assertThat(Browser.location(thief.opens("/second-factor/enrolment"))).isEqualTo("/second-factor");
    }

    @Test
    void aUsedCodeIsRefused() throws Exception {
        String secret = enrols(SUPERVISOR);
        String overheard = code(secret);
        Browser thief = newBrowser();
        thief.signsIn(SUPERVISOR, PASSWORD);

        HttpResponse<String> answer = enters(thief, overheard);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("刚刚用过");
        assertThat(thief.fetches("/still-there").statusCode()).isEqualTo(401);
    }

    @Test
    void aClockThatIsOneStepOffIsForgivenAndTwoAreNot() throws Exception {
        String secret = enrols(SUPERVISOR);
        clock.advance(Duration.ofMinutes(5));
        browser = newBrowser();
        browser.signsIn(SUPERVISOR, PASSWORD);

        assertThat(enters(browser, OneTimeCodes.code(secret, clock.instant().minus(STEP.multipliedBy(2))))
                        .statusCode())
                .isEqualTo(422);
        assertThat(enters(browser, OneTimeCodes.code(secret, clock.instant().plus(STEP.multipliedBy(2))))
                        .statusCode())
                .isEqualTo(422);
        assertThat(enters(browser, OneTimeCodes.code(secret, clock.instant().minus(STEP)))
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void afterFiveWrongCodesTheRightOneHasToWait() throws Exception {
        String secret = enrols(SUPERVISOR);
        clock.advance(STEP);
        browser = newBrowser();
        browser.signsIn(SUPERVISOR, PASSWORD);
        for (int i = 0; i < SecondFactors.ALLOWED_CODES; i++) {
            assertThat(enters(browser, "00000" + i).body()).contains("口令不正确");
        }

        assertThat(enters(browser, code(secret)).body()).contains("请 15 分钟后再试");

        clock.advance(SecondFactors.WAIT);
        browser.signsIn(SUPERVISOR, PASSWORD);
        assertThat(enters(browser, code(secret)).statusCode()).isEqualTo(302);
    }

    @Test
    void aRecoveryCodeStandsInOnce() throws Exception {
        enrols(SUPERVISOR);
        String paper = recoveryCodes.get(0);

        browser = newBrowser();
        browser.signsIn(SUPERVISOR, PASSWORD);
        assertThat(Browser.location(enters(browser, paper))).isEqualTo("/");

        browser = newBrowser();
        browser.signsIn(SUPERVISOR, PASSWORD);
        assertThat(enters(browser, paper).statusCode()).isEqualTo(422);
    }

    @Test
    void whoAskedForAPageGetsItAfterTheCode() throws Exception {
        String secret = enrols(SUPERVISOR);
        clock.advance(STEP);
        browser = newBrowser();
        browser.opens("/handoffs/none?from=mail");
        browser.signsIn(SUPERVISOR, PASSWORD);
        assertThat(enters(browser, code(secret)).headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).startsWith("/handoffs/none?from=mail"));
    }

    @Test
    void theCodeIsAcceptedForTenMinutesAfterThePassword() throws Exception {
        enrols(SUPERVISOR);
        browser = newBrowser();
        browser.signsIn(SUPERVISOR, PASSWORD);
        clock.advance(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(browser.opens("/second-factor").statusCode()).isEqualTo(200);

        clock.advance(Duration.ofSeconds(1));

        assertThat(Browser.location(browser.opens("/second-factor"))).isEqualTo("/login");
    }

    @Test
    void whoBeginsToSignInEndsTheSignInOfWhoeverWasThereBefore() throws Exception {
        enrols(SUPERVISOR);
        String token = TOKEN.matcher(browser.opens("/application-password").body())
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);

        browser.submits(
                "/login", "username=" + ADMIN + "&password=" + PASSWORD + "&_csrf=" + URLEncoder.encode(token, UTF_8));

        assertThat(browser.fetches("/still-there").statusCode()).isEqualTo(401);
        assertThat(Browser.location(browser.opens("/second-factor"))).isEqualTo("/second-factor/enrolment");
    }

    @Test
    void eachStepOfTheSignInHasASessionOfItsOwn() throws Exception {
        String secret = enrols(SUPERVISOR);
        clock.advance(STEP);
        browser = newBrowser();
        browser.opens("/login");
        String planted = browser.cookie("JSESSIONID");
        browser.signsIn(SUPERVISOR, PASSWORD);
        String afterPassword = browser.cookie("JSESSIONID");
        enters(browser, code(secret));

        assertThat(afterPassword).isNotEmpty().isNotEqualTo(planted);
        assertThat(browser.cookie("JSESSIONID")).isNotEmpty().isNotIn(planted, afterPassword);
    }

    @Test
    void theDatabaseHoldsNeitherSecretNorRecoveryCode() throws Exception {
        String secret = enrols(SUPERVISOR);

        assertThat(new String(
                        jdbc.sql("SELECT secret FROM second_factor WHERE user_id = ?")
                                .param(SUPERVISOR)
                                .query((row, number) -> row.getBytes(1))
                                .single(),
                        UTF_8))
                .doesNotContain(secret);
        assertThat(jdbc.sql("SELECT code_hash FROM recovery_code WHERE user_id = ?")
                        .param(SUPERVISOR)
                        .query(String.class)
                        .list())
                .hasSize(8)
                .doesNotContainAnyElementsOf(recoveryCodes)
                .allSatisfy(hash -> assertThat(hash).hasSize(64));
    }

    @Test
    void modelerDeploysWithAnApplicationPasswordAndNotWithTheOrdinaryOne() throws Exception {
        enrols(MODELER);
        assertThat(asClient(MODELER, PASSWORD)).isEqualTo(401);

        String password = keyIn(browser.fillsIn("/application-password", "/application-password", Map.of())
                .body());
        assertThat(asClient(MODELER, password)).isEqualTo(200);
        assertThat(Browser.location(newBrowser().signsIn(MODELER, password))).isEqualTo("/login");

        browser.fillsIn("/application-password", "/application-password/revocation", Map.of());
        assertThat(asClient(MODELER, password)).isEqualTo(401);
    }

    @Test
    void programsOfOtherRolesKeepTheirPassword() throws Exception {
        assertThat(asClient("hantai-caseworker", PASSWORD)).isEqualTo(200);
    }

    @Test
    void aSystemAdministratorResetsALostAppWithAllThatHungOnIt() throws Exception {
        enrols(MODELER);
        String password = keyIn(browser.fillsIn("/application-password", "/application-password", Map.of())
                .body());
        browser = newBrowser();
        enrols(ADMIN);

        browser.fillsIn("/sign-in-help", "/sign-in-help/second-factor", Map.of("user", MODELER));

        assertThat(browser.opens("/sign-in-help").body()).contains("已重置“modeler”的动态口令");
        assertThat(asClient(MODELER, password)).isEqualTo(401);
        Browser owner = newBrowser();
        owner.signsIn(MODELER, PASSWORD);
        assertThat(Browser.location(owner.opens("/second-factor"))).isEqualTo("/second-factor/enrolment");
    }

    @Test
    void aSystemAdministratorUnlocksAnAccountAfterTenWrongPasswords() throws Exception {
        String locked = "yangxian-counsellor";
        for (int i = 0; i < 10; i++) {
            newBrowser().signsIn(locked, "wrong");
            clock.advance(Duration.ofMinutes(5));
        }
        clock.advance(Duration.ofHours(1));
        assertThat(Browser.location(newBrowser().signsIn(locked, PASSWORD))).isEqualTo("/login");

        enrols(ADMIN);
        browser.fillsIn("/sign-in-help", "/sign-in-help/unlock", Map.of("user", locked));

        assertThat(Browser.location(newBrowser().signsIn(locked, PASSWORD))).isEqualTo("/");
    }

    @Test
    void aNameThatIsNotKnownIsSaidBack() throws Exception {
        enrols(ADMIN);

        browser.fillsIn("/sign-in-help", "/sign-in-help/unlock", Map.of("user", "<b>nobody"));

        assertThat(browser.opens("/sign-in-help").body()).contains("没有用户“&lt;b&gt;nobody”");
    }

    private String enrols(String user) throws Exception {
        browser.signsIn(user, PASSWORD);
        String secret = keyIn(browser.opens("/second-factor/enrolment").body());
        HttpResponse<String> done =
                browser.fillsIn("/second-factor/enrolment", "/second-factor/enrolment", Map.of("code", code(secret)));
        recoveryCodes = RECOVERY.matcher(done.body())
                .results()
                .map(code -> code.group(1).replace(" ", ""))
                .toList();
        assertThat(recoveryCodes).hasSize(8);
        return secret;
    }

    private static HttpResponse<String> enters(Browser person, String code) throws Exception {
        return person.fillsIn("/second-factor", "/second-factor", Map.of("code", code));
    }

    private int asClient(String user, String password) throws Exception {
        return newBrowser()
                .asClient(user, password, "GET", "/engine-rest/process-definition/count", "")
                .statusCode();
    }

    private String code(String secret) {
        return OneTimeCodes.code(secret, clock.instant());
    }

    private static String keyIn(String page) {
        Matcher key = KEY.matcher(page);
        assertThat(key.find()).as("a key on the page").isTrue();
        return key.group(1).replace(" ", "");
    }
}
