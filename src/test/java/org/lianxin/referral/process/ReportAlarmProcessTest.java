package org.lianxin.referral.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lianxin.referral.MovableClock;
import org.lianxin.referral.ReferralTest;
import org.lianxin.referral.handoff.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ReferralTest
@Covers("report-alarm")
class ReportAlarmProcessTest {

    private static final String DUTY_LEADER = "hantai-duty-leader@demo.example";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private GreenMail mailbox;

    @LocalServerPort
    private int port;

    private Story story;

    @BeforeEach
    void begin() {
        story = new Story(engine, clock, mailbox);
    }

    @Test
    void theDutyLeaderOfTheCountyIsMailedWhenSomebodyIsInDangerNow() {
        reports("yes");

        List<MimeMessage> mails = story.mailTo(DUTY_LEADER);
        assertThat(mails).hasSize(1);
        assertThat(GreenMailUtil.getWholeMessage(mails.get(0))).doesNotContain("13900000201");
        assertThat(story.mailTo("yangxian-duty-leader@demo.example")).isEmpty();
        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processDefinitionKey("report-alarm")
                        .count())
                .isZero();
    }

    @Test
    void nobodyIsWokenWithoutDanger() {
        reports("no");

        assertThat(mailbox.getReceivedMessages()).isEmpty();
    }

    private void reports(String danger) {
        new Visitor(port, "/report")
                .sends(
                        "/report",
                        Map.of(
                                "danger", danger,
                                "what", "他在砸门",
                                "relation", "self",
                                "district", "610702",
                                "phone", "13900000201"));
        story.runJobs();
    }
}
