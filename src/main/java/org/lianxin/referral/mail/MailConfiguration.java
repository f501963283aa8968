package org.lianxin.referral.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;
import org.springframework.mail.javamail.JavaMailSender;

/** Refuses to start an installation that could not send a mail: a hand-off that nobody receives must not look sent. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class MailConfiguration {

    private static final String HOST = "spring.mail.host";
    private static final String FROM = "lianxin.mail.from";
    private static final String REPLY_TO = "lianxin.mail.reply-to";
    private static final String BASE_URL = "lianxin.base-url";
    private static final String FROM_EXAMPLE = "weiquan@fulian.example";

    @Bean
    Mailer mailer(
            ObjectProvider<JavaMailSender> sender,
            @Value("${" + HOST + ":}") String host,
            @Value("${" + BASE_URL + ":}") String baseUrl,
            MailSettings settings,
            MailLog log,
            ResourceLoader resources,
            Clock clock) {
        if (host.isBlank()) {
            throw MailSettingException.missing(HOST, "邮件服务器", "The mail server", "smtp.fulian.example");
        }
        if (settings.from().isBlank()) {
            throw MailSettingException.missing(FROM, "发件人邮箱", "The sender's address", FROM_EXAMPLE);
        }
        requireAddress(FROM, settings.from());
        if (!settings.replyTo().isBlank()) {
            requireAddress(REPLY_TO, settings.replyTo());
        }
        if (baseUrl.isBlank()) {
            throw MailSettingException.missing(
                    BASE_URL,
                    "本系统的访问地址（邮件中的链接）",
                    "The address of this system in mails",
                    "https://zhuanban.fulian.example");
        }
        Optional<SigningKey> key = Optional.of(settings.signingKey())
                .filter(location -> !location.isBlank())
                .map(resources::getResource)
                .map(file -> SigningKeyFile.read(file, settings.signingKeyPassword(), settings.from(), clock));
        return new Mailer(sender.getObject(), settings, key, log, clock);
    }

    private static void requireAddress(String key, String value) {
        try {
            new InternetAddress(value, true);
        } catch (AddressException e) {
            throw MailSettingException.notAnAddress(key, value, FROM_EXAMPLE);
        }
    }
}
