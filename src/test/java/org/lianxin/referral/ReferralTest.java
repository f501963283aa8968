package org.lianxin.referral;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the whole application on a free port: in-memory H2, the demo's people and agencies, a mail server of its
 * own ({@code GreenMail} can be injected), a {@link MovableClock}, and no job executor, so that a test decides when a
 * job runs. All such tests share one application; each begins at the clock's start with an empty mailbox.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.username=sa",
            "spring.datasource.password=",
            "camunda.bpm.job-execution.enabled=false",
            "lianxin.demo.mailbox=false",
            // The clock stands still: what one test tries wrongly would count against the next.
            "lianxin.sign-in.wrong-per-address=100000",
            "lianxin.keys=src/test/resources/keys",
            "lianxin.create-missing-keys=false",
            "spring.main.banner-mode=off"
        })
@ActiveProfiles({"demo", "test"})
@ContextConfiguration(initializers = TestSurroundings.class)
@Import({TestClockConfiguration.class, TestCoverageConfiguration.class})
@ExtendWith(FreshStart.class)
public @interface ReferralTest {}
