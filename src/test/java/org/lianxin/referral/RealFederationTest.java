package org.lianxin.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

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

    @Test
    void theKeysOfAnotherDatabaseAreRefusedBeforeAnythingIsWritten(CapturedOutput console, @TempDir Path otherKeys) {
        Map<String, String> settings = settings("mixed-up");
        settings.put("spring.datasource.url", settings.get("spring.datasource.url") + ";DB_CLOSE_DELAY=-1");
        JdbcClient database = JdbcClient.create(
                new DriverManagerDataSource(String.valueOf(settings.get("spring.datasource.url")), "sa", ""));
        database.sql("CREATE TABLE key_check (sealed BYTEA NOT NULL, digest CHAR(64) NOT NULL)")
                .update();
        database.sql("INSERT INTO key_check VALUES (?, ?)")
                .params(new byte[64], "0".repeat(64))
                .update();

        assertThatThrownBy(() -> start(settings).close()).isNotNull();
        assertThat(console)
                .contains("不是这个数据库的", "not those of this database", "没有写入任何数据")
                .doesNotContain("\tat org.lianxin");

        settings.put("lianxin.keys", otherKeys.toString());
        settings.put("lianxin.create-missing-keys", "true");
        assertThatThrownBy(() -> start(settings).close()).isNotNull();
        assertThat(console).contains("数据库里已有加密数据，但密钥文件", "blind-index.json");
        assertThat(otherKeys).isEmptyDirectory();

        assertThat(database.sql("SELECT table_name FROM information_schema.tables WHERE table_schema = 'PUBLIC'")
                        .query(String.class)
                        .list())
                .containsExactly("KEY_CHECK");
    }

    @Test
    void theFileThatTheSettingUsedToNameIsAnsweredWithWhatToSet(CapturedOutput console) {
        Map<String, String> settings = settings("old-setting");
        settings.put("lianxin.keys", "src/test/resources/keys/blind-index.json");

        assertThatThrownBy(() -> start(settings).close()).isNotNull();

        assertThat(console)
                .contains(
                        "lianxin.keys 应为文件夹",
                        "lianxin.keys=" + Path.of("src/test/resources/keys").toAbsolutePath());
    }

    @Test
    void aCommandDoesItsWorkOpensNoPortAndEnds(CapturedOutput console, @TempDir Path keys) {
        Map<String, String> settings = settings("command");
        settings.put("lianxin.keys", keys.toString());
        settings.put("lianxin.create-missing-keys", "true");
        settings.remove("server.port");
        settings.remove("camunda.bpm.job-execution.enabled");
        String[] arguments = Stream.concat(Stream.of("rekey", "--new-key", "--drop-old-keys"), arguments(settings))
                .toArray(String[]::new);

        try (ConfigurableApplicationContext program =
                SpringApplication.run(ReferralApplication.class, ReferralApplication.command(arguments))) {
            assertThat(program.getEnvironment().getProperty("local.server.port"))
                    .isIn(null, "-1");
            assertThat(program.getBeanProvider(JobExecutor.class).stream().anyMatch(JobExecutor::isActive))
                    .isFalse();
            assertThat(SpringApplication.exit(program)).isZero();
        }

        assertThat(console).contains("已加入新密钥", "完成：重新加密 0 行", "只保留最新密钥");
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
                ReferralApplication.class, arguments(settings).toArray(String[]::new));
    }

    private static Stream<String> arguments(Map<String, String> settings) {
        return settings.entrySet().stream().map(setting -> "--" + setting.getKey() + "=" + setting.getValue());
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
