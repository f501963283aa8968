package org.lianxin.referral.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lianxin.referral.MovableClock;
import org.lianxin.referral.ReferralTest;
import org.lianxin.referral.handoff.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The public page with its limits, which other tests would run into. */
@ReferralTest
@TestPropertySource(properties = {"lianxin.report.per-address=2", "lianxin.report.wrong-per-address=3"})
class ReportFloodTest {

    private static final Map<String, String> REPORT =
            Map.of("danger", "no", "what", "写的一句话", "relation", "self", "district", "610702");

    @Autowired
    private MovableClock clock;

    @LocalServerPort
    private int port;

    @Test
    void whoIsLimitedIsToldWhomToCallAndLosesNothing() {
        assertThat(reports().path()).isEqualTo("/report/sent");
        assertThat(reports().path()).isEqualTo("/report/sent");

        Visitor third = reports();

        assertThat(third.status()).isEqualTo(429);
        assertThat(third.text()).contains("12338").contains("tel:110").contains("写的一句话</textarea>");
        clock.advance(Duration.ofMinutes(1));
        assertThat(third.sends("/report", REPORT).path()).isEqualTo("/report/sent");
    }

    @Test
    void receiptsCannotBeGuessedOneAfterTheOther() {
        Visitor guesser = new Visitor(port, "/report/status");
        for (int i = 0; i < 3; i++) {
            guesser.sends("/report/status", Map.of("number", "0000000" + i, "words", "苹果 雨伞 火车 石头"));
            assertThat(guesser.status()).isEqualTo(422);
        }

        guesser.sends("/report/status", Map.of("number", "00000003", "words", "苹果 雨伞 火车 石头"));

        assertThat(guesser.status()).isEqualTo(429);
        assertThat(guesser.text()).contains("12338").contains("value=\"00000003\"");
        clock.advance(Duration.ofSeconds(10));
        guesser.sends("/report/status", Map.of("number", "00000003", "words", "苹果 雨伞 火车 石头"));
        assertThat(guesser.status()).isEqualTo(422);
    }

    private Visitor reports() {
        return new Visitor(port, "/report").sends("/report", REPORT);
    }
}
