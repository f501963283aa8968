package org.lianxin.referral;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** A database and a mail server for this application alone, so that builds beside each other do not meet. First of all initializers: others read its address. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class TestSurroundings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        context.getBeanFactory().registerSingleton("greenMail", mail);
        TestDatabase database =
                context.getEnvironment().getProperty(TestDatabase.SETTING, TestDatabase.class, TestDatabase.H2_MEMORY);
        TestPropertyValues.of(
                        "spring.datasource.url=" + database.freshUrl(),
                        "spring.datasource.username=" + database.user(),
                        "lianxin.agencies=" + SealedAgency.file().toUri(),
                        "lianxin.erasure-list=target/erasures/" + UUID.randomUUID() + ".csv",
                        "spring.mail.host=127.0.0.1",
                        "spring.mail.port=" + mail.getSmtp().getPort())
                .applyTo(context);
    }
}
