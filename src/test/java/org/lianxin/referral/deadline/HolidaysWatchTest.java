package org.lianxin.referral.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.FileSystemResource;

@ExtendWith(OutputCaptureExtension.class)
class HolidaysWatchTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Holidays UNTIL_2026 = HolidaysFile.read(new FileSystemResource("config/holidays.yaml"));

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-01", "2026-12-31"})
    void fromSixtyDaysBeforeTheEndTheOperatorIsWarned(LocalDate today, CapturedOutput console) {
        watchOn(today);
        assertThat(console).contains("只到 2026-12-31", "补上 2027 年");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-01-01", "2031-05-01"})
    void afterTheEndTheMissingYearIsNamed(LocalDate today, CapturedOutput console) {
        watchOn(today);
        assertThat(console).contains("补上 " + today.getYear() + " 年");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-11-30", "2026-10-31"})
    void beforeThatNothingIsSaid(LocalDate today, CapturedOutput console) {
        watchOn(today);
        assertThat(console).doesNotContain("holidays.yaml");
    }

    private static void watchOn(LocalDate today) {
        Clock clock = Clock.fixed(today.atTime(8, 0).atZone(SHANGHAI).toInstant(), SHANGHAI);
        new HolidaysWatch(new WorkingCalendar(UNTIL_2026, SHANGHAI), clock).warn();
    }
}
