package org.lianxin.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** The program as a real federation starts it: without the demo, with everything named that cannot be guessed. */
@ExtendWith(OutputCaptureExtension.class)
class RealFederationTest {

    @Test
    void nobodyAndNoMailboxIsThereThatTheFederationDidNotMake() throws Exception {
        try (ConfigurableApplicationContext program = start(settings("complete"))) {
            assertThat(program.getBean(IdentityService.class).createUserQuery().list())
                    .isEmpty();
            assertThat(program.getBeansOfType(GreenMail.class)).isEmpty();
            assertThat(get(program, "/mailbox").statusCode()).isIn(401, 403, 404);
        }
    }

    @Test
    void overTlsAndWithOpenIdConnectOnlyNoPasswordIsAskedFor() throws Exception {
        MockOAuth2Server provider = new MockOAuth2Server();
        provider.start();
        Map<String, String> settings = settings("oidc");
        settings.put("spring.profiles.active", "oidc");
        settings.put("lianxin.oidc.issuer", provider.issuerUrl("federation").toString());
        settings.put("lianxin.oidc.client-id", "lianxin-bridge");
        settings.put("lianxin.oidc.client-secret", "secret");
        settings.put("lianxin.oidc.passwords", "false");

        try (ConfigurableApplicationContext program = start(settings)) {
            HttpResponse<String> page = get(program, "/login");
            assertThat(page.body()).contains("/oauth2/authorization/federation").doesNotContain("type=\"password\"");
            assertThat(page.headers().firstValue("Strict-Transport-Security"))
                    .hasValueSatisfying(hsts -> assertThat(hsts).contains("max-age=31536000", "includeSubDomains"));
            HttpResponse<String> toProvider = get(program, "/oauth2/authorization/federation");
            assertThat(toProvider.headers().firstValue("Location")).hasValueSatisfying(place -> assertThat(place)
                    .contains("redirect_uri=https://zhuanban.federation.example/login/oauth2/code/federation"));
            assertThat(toProvider.headers().allValues("Set-Cookie"))
                    .isNotEmpty()
                    .allSatisfy(cookie -> assertThat(cookie).contains("Secure", "HttpOnly", "SameSite=Lax"));
        } finally {
            provider.shutdown();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "spring.mail.host, 没有配置邮件服务器",
        "lianxin.mail.from, 没有配置发件人邮箱",
        "lianxin.base-url, 没有配置本系统的访问地址",
        "lianxin.keys, 没有设置密钥文件夹",
        "lianxin.agencies, 没有指定协作机关名录"
    })
    void withoutItTheStartIsRefusedWithASentenceThatSaysWhatToSet(
            String missing, String sentence, CapturedOutput console) {
        Map<String, String> settings = settings(missing.replace('.', '-'));
        settings.remove(missing);

        assertThatThrownBy(() -> start(settings).close()).isNotNull();

        assertThat(console).contains(sentence, missing).doesNotContain("\tat org.lianxin");
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext program, String path) throws Exception {
        String port = program.getEnvironment().getRequiredProperty("local.server.port");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .build(),
                        BodyHandlers.ofString());
    }

    private static ConfigurableApplicationContext start(Map<String, String> settings) {
        return SpringApplication.run(
                ReferralApplication.class,
                settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    /** The engine has a name of its own: the other tests' engine lives in the same JVM. */
    private static Map<String, String> settings(String name) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("spring.main.banner-mode", "off");
        settings.put("server.port", "0");
        settings.put("spring.datasource.url", "jdbc:h2:mem:real-" + name);
        settings.put("camunda.bpm.process-engine-name", "real");
        settings.put("camunda.bpm.job-execution.enabled", "false");
        settings.put("spring.mail.host", "mail.federation.example");
        settings.put("lianxin.mail.from", "bridge@federation.example");
        settings.put("lianxin.base-url", "https://zhuanban.federation.example");
        settings.put("lianxin.keys", "src/test/resources/keys");
        settings.put("lianxin.agencies", "file:config/agencies.yaml");
        return settings;
    }
}
