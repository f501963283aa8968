package org.lianxin.referral.demo;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.mail.MailProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/** A mail server inside the application, reachable from this machine only, that delivers to the page /mailbox. */
@Configuration(proxyBeanMethods = false)
@WithMailbox
class DemoMailbox {

    private static final String LOCAL = "127.0.0.1";
    private static final String PAGE_POLICY =
            "default-src 'none'; style-src 'self'; img-src data:; frame-src 'self'; base-uri 'none'";

    @Bean(initMethod = "start", destroyMethod = "stop")
    GreenMail mailServer(@Value("${spring.mail.port:0}") int port) {
        return new GreenMail(new ServerSetup(port, LOCAL, ServerSetup.PROTOCOL_SMTP));
    }

    /** Points the mail sender at the mailbox, whatever port it found free. */
    @Bean
    static BeanPostProcessor mailGoesToTheMailbox(ObjectProvider<GreenMail> server) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof MailProperties properties) {
                    properties.setHost(LOCAL);
                    properties.setPort(server.getObject().getSmtp().getPort());
                }
                return bean;
            }
        };
    }

    /** The only page without sign-in that shows what the system did: there is nothing but sample data in it. */
    @Bean
    @Order(0)
    SecurityFilterChain openMailbox(HttpSecurity http) throws Exception {
        return http.securityMatcher(new OrRequestMatcher(
                        withDefaults().matcher("/mailbox"), withDefaults().matcher("/mailbox/**")))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(headers -> headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin)
                        .contentSecurityPolicy(policy -> policy.policyDirectives(PAGE_POLICY)))
                .build();
    }
}
