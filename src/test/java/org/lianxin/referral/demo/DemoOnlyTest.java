package org.lianxin.referral.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.icegreen.greenmail.util.GreenMail;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lianxin.referral.organisation.Federation;
import org.lianxin.referral.organisation.Office;
import org.lianxin.referral.organisation.Staff;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

class DemoOnlyTest {

    private static final Office CITY = new Office("610700", "city", "市妇联", "汉中", "市函", "市转");
    private static final Office HANTAI = new Office("610702", "hantai", "汉台区妇联", "汉台", "汉函", "汉转");

    private final Staff staff = mock(Staff.class);
    private final WebApplicationContextRunner application = new WebApplicationContextRunner()
            .withBean("engineOrganisation", Object.class)
            .withBean(Staff.class, () -> staff)
            .withBean(
                    Federation.class,
                    () -> new Federation("市妇联", "HZFL", ZoneId.of("Asia/Shanghai"), "12338", CITY, List.of(HANTAI)))
            .withUserConfiguration(
                    DemoStaff.class, DemoGreeting.class, Mailbox.class, MailboxPage.class, DemoMailbox.class);

    @Test
    void withoutTheProfileThereIsNoSampleUserAndNoMailbox() {
        application.withPropertyValues("lianxin.demo.mailbox=true").run(context -> {
            assertThat(context)
                    .hasNotFailed()
                    .doesNotHaveBean(GreenMail.class)
                    .doesNotHaveBean(MailboxPage.class)
                    .doesNotHaveBean(DemoStaff.class);
            verify(staff, never()).add(any(), anyString(), any(), any());
        });
    }

    @Test
    void aPersonWhoIsThereIsNotMadeAgain() {
        when(staff.knows(anyString())).thenReturn(true);
        when(staff.knows("hantai-mediator")).thenReturn(false);

        application.withPropertyValues("spring.profiles.active=demo").run(context -> {
            assertThat(context).hasNotFailed();
            verify(staff).add(any(), eq(DemoStaff.PASSWORD), eq(HANTAI), eq(Set.of("mediator")));
            verify(staff, never()).add(any(), anyString(), eq(CITY), any());
        });
    }
}
