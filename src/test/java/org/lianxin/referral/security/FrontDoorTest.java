package org.lianxin.referral.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lianxin.referral.security.Browser.PASSWORD;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lianxin.referral.MovableClock;
import org.lianxin.referral.ReferralTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ReferralTest
class FrontDoorTest {

    private final MovableClock clock;
    private Browser browser = new Browser(0);

    @LocalServerPort
    private int port;

    @Autowired
    FrontDoorTest(MovableClock clock) {
        this.clock = clock;
    }

    @BeforeEach
    void openABrowser() {
        browser = new Browser(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest",
                "/engine-rest/engine",
                "/engine-rest/engine/default/task",
                "/engine-rest/task",
                "/engine-rest/version",
                "/engine-rest/process-definition/key/referral/start",
                "/camunda/api/engine/engine/",
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/engine/engine/default/identity/password-policy",
                "/camunda/api/admin/auth/user/default",
                "/camunda/api/admin/plugin/adminPlugins/static/app/plugin.js",
                "/camunda/api/cockpit/plugin/base/default/process-definition",
                "/camunda/app/tasklist/default/",
                "/camunda/app/admin/default/",
                "/camunda/lib/deps.js",
                "/camunda/",
                "/actuator",
                "/actuator/env",
                "/handoffs/none",
                "/mailbox",
                "/nothing",
                "/",
            })
    void nothingAnswersWithoutSignIn(String path) throws Exception {
        assertThat(browser.fetches(path).statusCode()).isEqualTo(401);
        HttpResponse<String> page = browser.opens(path);
        assertThat(page.statusCode()).isIn(302, 401);
        if (page.statusCode() == 302) {
            assertThat(Browser.location(page)).isEqualTo("/login");
        }
        assertThat(browser.posts(path, "{}").statusCode()).isIn(401, 403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/",
                "//engine-rest/task",
                "/engine-rest//task",
                "/engine-rest/%74ask",
                "/%65ngine-rest/task",
                "/engine-rest/engine/",
                "/engine-rest;a=b/task",
                "/engine-rest/task;a=b",
                "/engine-rest/%2e%2e/engine-rest/task",
                "/engine-rest%2ftask",
                "/css/../engine-rest/task",
                "/css/%2e%2e/engine-rest/task",
                "/login/../engine-rest/task",
                "/ENGINE-REST/task",
                "/camunda/api//engine/engine/default/task",
                "/camunda/%61pi/engine/engine/default/task",
                "/h2-console",
                "/h2-console/",
                "/h2-console/login.jsp",
                "/swaggerui/",
                "/report/../engine-rest/task",
            })
    void noSpellingOfAPathAnswersWithoutSignIn(String path) throws Exception {
        for (String method : List.of("GET", "HEAD", "OPTIONS", "TRACE", "POST", "PUT", "DELETE", "PATCH")) {
            HttpResponse<String> answer = browser.asks(method, path);
            assertThat(answer.statusCode())
                    .as(method + " " + path + " " + answer.body())
                    // 500: Spring itself stops at a path that it cannot map to a servlet, before anything answers.
                    .isIn(302, 400, 401, 403, 404, 405, 500);
            assertThat(answer.body()).doesNotContain("\"name\":\"default\"", "\"id\":");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/css/front-door.css", "/js/front-door.js", "/actuator/health"})
    void whatASignInNeedsIsOpen(String path) throws Exception {
        assertThat(browser.fetches(path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "hantai-caseworker, /camunda/app/tasklist/default/",
        "hantai-statistician, /referrals",
        "modeler, /camunda/app/cockpit/default/",
        "admin, /camunda/app/admin/default/",
    })
    void eachRoleBeginsAtItsPlace(String user, String place) throws Exception {
        assertThat(Browser.location(browser.signsIn(user, PASSWORD))).isEqualTo("/");
        assertThat(Browser.location(browser.opens("/"))).isEqualTo(place);
        assertThat(browser.opens(place).statusCode()).isIn(200, 302);
    }

    @Test
    void whoAskedForAPageGetsItAfterSignIn() throws Exception {
        browser.opens("/camunda/app/welcome/default/");

        assertThat(Browser.location(browser.signsIn("hantai-caseworker", PASSWORD)))
                .isEqualTo("/camunda/app/welcome/default/");
    }

    @Test
    void oneSignInServesTasklistAndItsRequestsUntilSignOut() throws Exception {
        browser.signsIn("hantai-caseworker", PASSWORD);
        browser.opens("/camunda/app/tasklist/default/");

        assertThat(browser.fetches("/camunda/api/admin/auth/user/default").body())
                .contains("\"userId\":\"hantai-caseworker\"");
        assertThat(browser.fetches("/camunda/api/engine/engine/default/task/count")
                        .statusCode())
                .isEqualTo(200);

        assertThat(browser.posts("/camunda/api/admin/auth/user/default/logout", "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(browser.fetches("/camunda/api/engine/engine/default/task/count")
                        .statusCode())
                .isEqualTo(401);
        assertThat(Browser.location(browser.opens("/camunda/app/tasklist/default/")))
                .isEqualTo("/login");
    }

    @Test
    void theNextPersonInTheSameBrowserIsNotTakenForTheFirst() throws Exception {
        browser.signsIn("hantai-caseworker", PASSWORD);
        browser.opens("/camunda/app/tasklist/default/");
        browser.posts("/camunda/api/admin/auth/user/default/logout", "");
        browser.signsIn("yangxian-signatory", PASSWORD);
        browser.opens("/camunda/app/tasklist/default/");

        assertThat(browser.fetches("/camunda/api/admin/auth/user/default").body())
                .contains("yangxian-signatory");
    }

    @Test
    void aWrongPasswordIsRefusedInChineseAndSlowsTheNextTry() throws Exception {
        assertThat(Browser.location(browser.signsIn("yangxian-mediator", "wrong")))
                .isEqualTo("/login");
        assertThat(browser.opens("/login?error").body()).contains("用户名或密码不正确");
        assertThat(browser.opens("/").statusCode()).isEqualTo(302);
        assertThat(Browser.location(browser.signsIn("yangxian-mediator", PASSWORD)))
                .isEqualTo("/login");

        clock.advance(Duration.ofMinutes(5));

        assertThat(Browser.location(browser.signsIn("yangxian-mediator", PASSWORD)))
                .isEqualTo("/");
    }

    @Test
    void aSignInWithoutTheFormsTokenIsRefused() throws Exception {
        assertThat(browser.submits("/login", "username=admin&password=" + PASSWORD)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void theSetupOfAFirstAdministratorIsShutEvenForAdministrators() throws Exception {
        browser.signsIn("admin", PASSWORD);
        browser.opens("/camunda/app/admin/default/");

        assertThat(browser.posts(
                                "/camunda/api/admin/setup/default/user/create",
                                "{\"profile\":{\"id\":\"evil\"},\"credentials\":{\"password\":\"Evil-pass-2026\"}}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatABrowserKeptIsGoneAtSignInAndAtSignOut() throws Exception {
        HttpResponse<String> signedIn = browser.signsIn("hantai-caseworker", PASSWORD);
        browser.opens("/camunda/app/tasklist/default/");
        HttpResponse<String> signedOut = browser.posts("/camunda/api/admin/auth/user/default/logout", "");

        assertThat(header(signedIn, "Clear-Site-Data")).isEqualTo("\"storage\"");
        assertThat(header(signedOut, "Clear-Site-Data")).isEqualTo("\"storage\"");
        assertThat(browser.opens("/login").body()).contains("/js/sign-in.js");
        assertThat(browser.fetches("/js/sign-in.js").body()).contains("localStorage.clear()");
    }

    @Test
    void thereIsNoDatabaseConsole() throws Exception {
        browser.signsIn("admin", PASSWORD);

        assertThat(browser.opens("/h2-console").statusCode()).isEqualTo(404);
        assertThat(browser.opens("/h2-console/").statusCode()).isEqualTo(404);
    }

    @Test
    void aCaseworkerDoesNotReachCockpitOrAdmin() throws Exception {
        browser.signsIn("hantai-caseworker", PASSWORD);

        assertThat(browser.opens("/camunda/app/cockpit/default/").statusCode()).isEqualTo(403);
        assertThat(browser.opens("/camunda/app/admin/default/").statusCode()).isEqualTo(403);
        assertThat(browser.fetches("/actuator/env").statusCode()).isEqualTo(403);
    }

    @Test
    void withoutItsProfileThereIsNoOpenIdConnect() throws Exception {
        assertThat(browser.opens("/login").body()).doesNotContain("oauth2");
        assertThat(Browser.location(browser.opens("/oauth2/authorization/federation")))
                .isEqualTo("/login");
    }

    @Test
    void ourPagesTellBrowsersToTrustNothingElse() throws Exception {
        HttpResponse<String> page = browser.opens("/login");

        assertThat(header(page, "Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(header(page, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(page, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(page, "Cache-Control")).contains("no-store");
        assertThat(header(page, "Set-Cookie")).contains("HttpOnly", "SameSite=Lax");
        assertThat(page.body()).doesNotContain("style=", "<script>");
    }

    @Test
    void tasklistKeepsItsOwnPolicyOnce() throws Exception {
        browser.signsIn("hantai-caseworker", PASSWORD);

        List<String> policies =
                browser.opens("/camunda/app/tasklist/default/").headers().allValues("Content-Security-Policy");
        assertThat(policies).singleElement().asString().contains("strict-dynamic");
    }

    @Test
    void anErrorPageIsChineseAndTellsNothingOfTheInside() throws Exception {
        browser.signsIn("hantai-caseworker", PASSWORD);

        HttpResponse<String> page = browser.opens("/nothing");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("没有这个页面").doesNotContainIgnoringCase("spring", "tomcat", "exception");
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
