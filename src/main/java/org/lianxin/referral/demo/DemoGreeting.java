package org.lianxin.referral.demo;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Ends the start with what somebody needs who tries the demo. In UTF-8, whatever the console's default. */
@Component
@Profile("demo")
class DemoGreeting {

    private static final String AGENCY_CODE = "246810";

    private final DemoStaff staff;

    DemoGreeting(DemoStaff staff) {
        this.staff = staff;
    }

    @EventListener
    void greet(ApplicationReadyEvent started) {
        if (started.getApplicationContext() instanceof WebServerApplicationContext web) {
            PrintStream console =
                    new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
            console.print(text("http://localhost:" + web.getWebServer().getPort()));
            console.flush();
        }
    }

    private String text(String address) {
        return """

                ────────────────────────────────────────────────────────────────────────
                连心桥演示环境已启动，只含虚构数据。  Lianxin Bridge demo is ready, sample data only.
                  地址 address         %s/
                  邮箱 mailbox         %s/mailbox
                  密码 password        %s
                  机关访问码 agencies' access code   %s
                  用户 users
                    %s
                ────────────────────────────────────────────────────────────────────────
                """
                .formatted(
                        address,
                        address,
                        DemoStaff.PASSWORD,
                        AGENCY_CODE,
                        String.join(System.lineSeparator() + "    ", staff.signIns()));
    }
}
