package org.lianxin.referral.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.lianxin.referral.MovableClock;

class ReportLimitsTest {

    private static final String VILLAGE = "203.0.113.7";
    private static final String ELSEWHERE = "203.0.113.8";

    private final MovableClock clock = new MovableClock(ZoneId.of("Asia/Shanghai"));
    private final ReportLimits limits = new ReportLimits(clock, 20, 60, 30);

    @Test
    void aVillageBehindOneAddressMayWriteTwentyTimesAtOnceAndThenOnceAMinute() {
        assertThat(written(VILLAGE, 25)).isEqualTo(20);
        assertThat(written(ELSEWHERE, 1)).isEqualTo(1);

        clock.advance(Duration.ofMinutes(1));

        assertThat(written(VILLAGE, 2)).isEqualTo(1);
    }

    @Test
    void aFloodFromManyAddressesComesToAnEnd() {
        int taken = 0;
        for (int i = 0; i < 500; i++) {
            taken += written("198.51.100." + i, 1);
        }

        assertThat(taken).isEqualTo(60);
        clock.advance(Duration.ofSeconds(10));
        assertThat(written(VILLAGE, 2)).isEqualTo(1);
    }

    @Test
    void whoeverGuessesReceiptsWaits() {
        for (int i = 0; i < 30; i++) {
            assertThat(limits.mayAsk(VILLAGE)).isTrue();
            limits.wrong(VILLAGE);
        }

        assertThat(limits.mayAsk(VILLAGE)).isFalse();
        assertThat(limits.mayAsk(ELSEWHERE)).isTrue();
        clock.advance(Duration.ofSeconds(10));
        assertThat(limits.mayAsk(VILLAGE)).isTrue();
    }

    private int written(String address, int tries) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += limits.mayWrite(address) ? 1 : 0;
        }
        return taken;
    }
}
