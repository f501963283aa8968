package org.lianxin.referral.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.lianxin.referral.FreshDatabase;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class MailConfigurationTest {

    private static final String HOST = "spring.mail.host=smtp.fulian.example";
    private static final String FROM = "lianxin.mail.from=weiquan@fulian.example";

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
            .withPropertyValues("lianxin.base-url=https://zhuanban.fulian.example")
            .withUserConfiguration(Installation.class);

    @Test
    void anInstallationWithServerAndSenderStarts() {
        application.withPropertyValues(HOST, FROM).run(context -> assertThat(context)
                .hasSingleBean(Mailer.class));
    }

    @Test
    void aMissingMailServerIsRefusedWithTheKeyToSet() {
        application.withPropertyValues(FROM).run(context -> {
            FailureAnalysis analysis = analysis(context.getStartupFailure());
            assertThat(analysis.getDescription())
                    .isEqualTo("没有配置邮件服务器：缺少 spring.mail.host。"
                            + " (The mail server is not configured: spring.mail.host is missing.)");
            assertThat(analysis.getAction())
                    .startsWith("在程序旁的 config/application.yaml 中设置 spring.mail.host（例如 smtp.fulian.example）。")
                    .contains("Set spring.mail.host in config/application.yaml");
        });
    }

    @Test
    void aMissingSenderIsRefusedWithTheKeyToSet() {
        application.withPropertyValues(HOST).run(context -> assertThat(
                        analysis(context.getStartupFailure()).getDescription())
                .startsWith("没有配置发件人邮箱：缺少 lianxin.mail.from。"));
    }

    @Test
    void mailsWithLinksToNowhereAreRefusedBeforehand() {
        application.withPropertyValues(HOST, FROM, "lianxin.base-url=").run(context -> assertThat(
                        analysis(context.getStartupFailure()).getDescription())
                .startsWith("没有配置本系统的访问地址（邮件中的链接）：缺少 lianxin.base-url。"));
    }

    @Test
    void anEmptyValueCountsAsMissing() {
        application.withPropertyValues("spring.mail.host=", FROM).run(context -> assertThat(
                        analysis(context.getStartupFailure()).getDescription())
                .contains("spring.mail.host is missing"));
    }

    @Test
    void aSenderOrReplyAddressThatIsNoneIsRefusedWithItsValue() {
        application.withPropertyValues(HOST, "lianxin.mail.from=妇联").run(context -> assertThat(
                        analysis(context.getStartupFailure()).getDescription())
                .startsWith("lianxin.mail.from 不是邮箱地址：“妇联”。"));
        application
                .withPropertyValues(HOST, FROM, "lianxin.mail.reply-to=nobody")
                .run(context -> assertThat(analysis(context.getStartupFailure()).getDescription())
                        .startsWith("lianxin.mail.reply-to 不是邮箱地址：“nobody”。"));
    }

    private static FailureAnalysis analysis(Throwable failure) {
        return new MailSettingFailureAnalyzer().analyze(failure);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(MailSettings.class)
    @Import(MailConfiguration.class)
    static class Installation {

        @Bean
        MailLog mailLog() {
            FreshDatabase database = FreshDatabase.create();
            return new MailLog(database.jdbc(), database.transactions());
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
