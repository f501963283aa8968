package org.lianxin.referral.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lianxin.referral.security.Browser.PASSWORD;

import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lianxin.referral.ReferralTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An error tells a person what to do and a stranger nothing about the inside. */
@ReferralTest
class ErrorPagesTest {

    private static final String[] INSIDE = {
        "exception",
        "stacktrace",
        "\tat ",
        "tomcat",
        "spring",
        "camunda-",
        "jersey",
        "java.lang",
        "org.lianxin",
        "7.24",
        "sql"
    };

    private Browser browser = new Browser(0);

    @LocalServerPort
    private int port;

    @BeforeEach
    void openABrowser() {
        browser = new Browser(port);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /nothing,                                          404, 没有这个页面",
        "GET,    /handoffs/none/documents/not-a-uuid,               400, 无法处理这个请求",
        "DELETE, /login,                                            403, 没有权限",
        "GET,    /sign-in-help/unlock,                              403, 没有权限",
        "GET,    /camunda/app/none/default/,                        500, 系统暂时出了问题",
        "PUT,    /still-there,                                      403, 没有权限",
    })
    void aPersonReadsWhatToDo(String method, String path, int status, String words) throws Exception {
        browser.signsIn("hantai-caseworker", PASSWORD);

        HttpResponse<String> page = browser.sends(method, path, "Accept", "text/html");

        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.body()).contains(words);
        saysNothingOfTheInside(page);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /nothing,                        404",
        "POST,   /still-there,                    403",
        "GET,    /sign-in-help,                   403",
        "GET,    /camunda/api/engine/engine/default/task/none,   404",
        "GET,    /camunda/app/none/default/,      500",
    })
    void aScriptReadsNoMoreThanTheStatus(String method, String path, int status) throws Exception {
        browser.signsIn("hantai-caseworker", PASSWORD);

        HttpResponse<String> answer = browser.sends(method, path, "Accept", "application/json");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("\tat ", "trace", "Tomcat", "Spring");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /engine-rest/nothing,               '',                404",
        "GET,    /engine-rest/task/none,             '',                404",
        "DELETE, /engine-rest/task,                  '',                405",
        "POST,   /engine-rest/task,                  '{',               400",
        "POST,   /engine-rest/task,                  '{\"sorting\":1}', 400",
        "GET,    /engine-rest/task?firstResult=x,    '',                404",
        "GET,    /engine-rest/task?sortBy=x&sortOrder=asc, '',          400",
    })
    void engineRestShowsNoStackTraceEither(String method, String path, String body, int status) throws Exception {
        HttpResponse<String> answer = browser.asClient("hantai-caseworker", PASSWORD, method, path, body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("\tat ", "stackTrace", "Tomcat", "SQL");
    }

    @Test
    void aBodyOfAnotherKindIsRefused() throws Exception {
        HttpResponse<String> answer = browser.sends(
                "POST", "/engine-rest/task", "Authorization", basic(), "Content-Type", "application/x-evil");

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).doesNotContain("\tat ", "Tomcat");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /a|b HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: local host\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
            })
    void whatIsNoRequestIsAnsweredWithoutAName(String raw) throws Exception {
        String answer = raw(raw);

        assertThat(answer).containsPattern("^HTTP/1.1 (400|505)");
        assertThat(answer).doesNotContainIgnoringCase("tomcat", "apache", "exception", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/login", "/engine-rest/engine", "/camunda/app/tasklist/default/", "/partner/none", "/nothing"})
    void noAnswerNamesTheServer(String path) throws Exception {
        HttpResponse<String> answer = browser.opens(path);

        assertThat(answer.headers().map()).doesNotContainKeys("server", "Server", "x-powered-by", "X-Powered-By");
    }

    private String raw(String request) throws Exception {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void saysNothingOfTheInside(HttpResponse<String> page) {
        assertThat(page.body()).doesNotContainIgnoringCase(INSIDE);
    }

    private static String basic() {
        return "Basic "
                + java.util.Base64.getEncoder()
                        .encodeToString(("hantai-caseworker:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    }
}
