package org.lianxin.referral.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lianxin.referral.security.Browser.PASSWORD;

import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
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
class WebAttackTest {

    private final MovableClock clock;
    private Browser browser = new Browser(0);

    @LocalServerPort
    private int port;

    @Autowired
    WebAttackTest(MovableClock clock) {
        this.clock = clock;
    }

    @BeforeEach
    void openABrowser() {
        browser = new Browser(port);
    }

    @ParameterizedTest
    @CsvSource({
        "POST,   /camunda/api/engine/engine/default/task/none/claim",
        "POST,   /camunda/api/engine/engine/default/process-definition/key/referral/submit-form",
        "DELETE, /camunda/api/engine/engine/default/user/hantai-signatory",
        "PUT,    /camunda/api/engine/engine/default/user/hantai-signatory/credentials",
    })
    void anotherSiteCannotActInTheWebApplications(String method, String path) throws Exception {
        assertThat(administrator()
                        .sends(method, path, "Content-Type", "application/json")
                        .statusCode())
                .as("without the token")
                .isEqualTo(403);
        assertThat(administrator()
                        .sends(method, path, "Content-Type", "application/json", "X-XSRF-TOKEN", "guess")
                        .statusCode())
                .as("with a guessed token")
                .isEqualTo(403);
    }

    private Browser administrator() throws Exception {
        Browser administrator = new Browser(port);
        administrator.signsIn("admin", PASSWORD);
        administrator.opens("/camunda/app/admin/default/");
        return administrator;
    }

    @Test
    void norSignAnybodyOut() throws Exception {
        browser.signsIn("hantai-caseworker", PASSWORD);
        browser.opens("/camunda/app/tasklist/default/");

        assertThat(browser.sends("POST", "/logout").statusCode()).isEqualTo(403);
        assertThat(browser.fetches("/still-there").statusCode()).isEqualTo(204);
    }

    @Test
    void signingInLeadsToOurOwnPagesOnly() throws Exception {
        for (String bait : List.of("//evil.example/", "https://evil.example/", "/%5Cevil.example")) {
            Browser victim = new Browser(port);
            victim.opens("/login?continue=" + bait + "&redirect=" + bait + "&spring-security-redirect=" + bait);
            assertThat(victim.signsIn("hantai-caseworker", PASSWORD).headers().firstValue("Location"))
                    .hasValue("/");
        }
    }

    @Test
    void aForgedHostNameAppearsNowhere() throws Exception {
        String sentToSignIn = raw("GET /handoffs/none HTTP/1.1\r\nHost: evil.example\r\nAccept: text/html\r\n");
        assertThat(sentToSignIn).contains("Location: /login").doesNotContain("evil.example");

        assertThat(raw("GET /login HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n"))
                .startsWith("HTTP/1.1 200")
                .doesNotContain("evil.example");
    }

    @Test
    void whatAClientSaysOfAProxyIsNotBelieved() throws Exception {
        HttpResponse<String> page = browser.sends(
                "GET",
                "/login",
                "X-Forwarded-Proto",
                "https",
                "X-Forwarded-For",
                "10.0.0.1",
                "Forwarded",
                "proto=https");

        assertThat(page.headers().firstValue("Set-Cookie")).hasValueSatisfying(cookie -> assertThat(cookie)
                .as("Tomcat marks cookies of a request over TLS as secure")
                .doesNotContain("Secure"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT", "PROPFIND", "TRACK", "DEBUG"})
    void unusualMethodsAreRefused(String method) throws Exception {
        String answer = raw(method + " /login HTTP/1.1\r\nHost: localhost\r\nX-Secret: echo-me\r\n");

        assertThat(answer).containsPattern("^HTTP/1.1 (400|403|405|501)").doesNotContain("echo-me");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method"})
    void aMethodIsWhatTheRequestLineSays(String header) throws Exception {
        browser.signsIn("admin", PASSWORD);

        assertThat(browser.sends("GET", "/sign-in-help/unlock?user=x&_method=post", header, "POST")
                        .statusCode())
                .isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/css/../engine-rest/task",
                "/css/%2e%2e/engine-rest/task",
                "/css/..%2f..%2fengine-rest/task",
                "/login/..;/engine-rest/task",
                "/partner/..;/actuator/env",
                "/partner/%2e%2e/actuator/env",
                "//engine-rest/task",
                "/engine-rest;x=y/task",
                "/ENGINE-REST/task",
                "/css/..%5c..%5capplication.yaml",
                "/css/..%252f..%252fapplication.yaml",
                "/css/%00/../../application.yaml",
                "/camunda/app/tasklist/../../../engine-rest/task",
                "/camunda;/api/admin/setup/default/user/create",
            })
    void noDetourLeadsPastTheDoor(String path) throws Exception {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n");

        assertThat(answer).containsPattern("^HTTP/1.1 (400|401|403|404)");
        assertThat(answer).doesNotContain("lianxin:", "jdbc:", "\"id\"");
    }

    @Test
    void aStrangerCannotTellAKnownUserFromAnUnknownOne() throws Exception {
        HttpResponse<String> unknown = browser.signsIn("nobody-at-all", "wrong-Password-1");
        HttpResponse<String> known = browser.signsIn("yangxian-legal-counsel", "wrong-Password-1");
        HttpResponse<String> odd = browser.signsIn("' OR 1=1 --", "wrong-Password-1");

        assertThat(List.of(unknown, known, odd))
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(302))
                .allSatisfy(answer ->
                        assertThat(answer.headers().firstValue("Location")).hasValue("/login?error"));
    }

    @Test
    void norByTheClock() throws Exception {
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            known.add(nanosOfAWrongSignIn("yangxian-mediator"));
            unknown.add(nanosOfAWrongSignIn("nobody-" + i));
            clock.advance(Duration.ofHours(2));
        }

        assertThat(Math.abs(median(known) - median(unknown)))
                .as("difference of the medians in nanoseconds")
                .isLessThan(Duration.ofMillis(50).toNanos());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/engine-rest/engine", "/nothing", "/partner/none", "/handoffs/none"})
    void everyAnswerOfOursTellsBrowsersToTrustNothingElse(String path) throws Exception {
        HttpResponse<String> answer = browser.fetches(path);

        assertThat(header(answer, "Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(answer, "Permissions-Policy")).contains("camera=()", "geolocation=()");
        assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Cache-Control")).contains("no-store");
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void theWebApplicationsBearWhatTheyCan() throws Exception {
        browser.signsIn("hantai-caseworker", PASSWORD);
        HttpResponse<String> page = browser.opens("/camunda/app/tasklist/default/");

        assertThat(header(page, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(page, "Permissions-Policy")).contains("camera=()");
        assertThat(header(page, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    }

    @Test
    void withoutTlsNoBrowserIsToldToInsistOnIt() throws Exception {
        assertThat(header(browser.opens("/login"), "Strict-Transport-Security")).isEmpty();
    }

    private long nanosOfAWrongSignIn(String user) throws Exception {
        browser = new Browser(port);
        browser.opens("/login");
        long begin = System.nanoTime();
        browser.signsIn(user, "wrong-Password-1");
        return System.nanoTime() - begin;
    }

    private static long median(List<Long> values) {
        Collections.sort(values);
        return values.get(values.size() / 2);
    }

    private String raw(String head) throws Exception {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
