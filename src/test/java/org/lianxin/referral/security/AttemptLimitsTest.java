package org.lianxin.referral.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.lianxin.referral.MovableClock;

class AttemptLimitsTest {

    private static final String OFFICE = "203.0.113.7";

    private final MovableClock clock = new MovableClock(ZoneId.of("Asia/Shanghai"));
    private final AttemptLimits limits = new AttemptLimits(clock, 30);

    @Test
    void anAddressThatIsWrongThirtyTimesWaits() {
        wrong(30, OFFICE);

        assertThat(limits.allow(OFFICE)).isFalse();
        assertThat(limits.allow("203.0.113.8")).isTrue();
        clock.advance(Duration.ofSeconds(10));
        assertThat(limits.allow(OFFICE)).isTrue();
    }

    @Test
    void guessesSideBySideWaitTheLonger() {
        wrong(60, OFFICE);

        clock.advance(Duration.ofMinutes(5));
        assertThat(limits.allow(OFFICE)).isFalse();
        clock.advance(Duration.ofSeconds(10));
        assertThat(limits.allow(OFFICE)).isTrue();
    }

    @Test
    void oneAddressCannotUseUpTheTenWrongPasswordsOfAnAccountInAnAfternoon() {
        int tried = 0;
        for (int minute = 0; minute < 4 * 60; minute++) {
            if (limits.allow(OFFICE, "hantai-signatory")) {
                limits.wrong(OFFICE, "hantai-signatory");
                tried++;
            }
            clock.advance(Duration.ofMinutes(1));
        }

        assertThat(tried).isLessThan(10);
        assertThat(limits.allow(OFFICE, "hantai-caseworker")).isTrue();
    }

    @Test
    void aRightPasswordForgetsTheWrongOnes() {
        for (int i = 0; i < 4; i++) {
            limits.wrong(OFFICE, "hantai-signatory");
        }
        limits.right(OFFICE, "hantai-signatory");
        for (int i = 0; i < 4; i++) {
            limits.wrong(OFFICE, "hantai-signatory");
        }

        assertThat(limits.allow(OFFICE, "hantai-signatory")).isTrue();
    }

    @Test
    void theAddressesOfOneHouseholdCountAsOneWithIpv6() {
        wrong(30, "2001:db8:1:2::1");

        assertThat(limits.allow("2001:db8:1:2:ffff::9")).isFalse();
        assertThat(limits.allow("2001:db8:1:3::1")).isTrue();
    }

    private void wrong(int times, String address) {
        for (int i = 0; i < times; i++) {
            limits.wrong(address);
        }
    }
}
