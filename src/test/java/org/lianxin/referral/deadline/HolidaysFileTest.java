package org.lianxin.referral.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Year;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lianxin.referral.modeling.EntryRefusedException;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;

class HolidaysFileTest {

    private final Holidays official = HolidaysFile.read(new FileSystemResource("config/holidays.yaml"));

    /** Working days = Monday to Friday, less weekdays off, plus worked weekend days; counted from the notices. */
    @ParameterizedTest
    @CsvSource({"2024, 251", "2025, 248", "2026, 248"})
    void aYearHasItsOfficialNumberOfWorkingDays(int year, int workingDays) {
        LocalDate first = Year.of(year).atDay(1);
        assertThat(first.datesUntil(first.plusYears(1)).filter(official::isWorkingDay))
                .hasSize(workingDays);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-02-09", "2024-10-12", "2025-01-26", "2025-10-09", "2026-02-28", "2026-09-20"})
    void theseDaysAreWorked(LocalDate day) {
        assertThat(official.isWorkingDay(day)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-06-10", "2024-09-17", "2025-10-08", "2026-02-23", "2026-09-25", "2026-11-22"})
    void theseDaysAreOff(LocalDate day) {
        assertThat(official.isWorkingDay(day)).isFalse();
    }

    @Test
    void aYearWithoutNoticeIsRefusedByName() {
        assertThatThrownBy(() -> official.isWorkingDay(LocalDate.of(2031, 10, 1)))
                .isInstanceOf(EntryRefusedException.class)
                .hasMessageContaining("没有 2031 年的节假日安排")
                .hasMessageContaining("请系统管理员");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026: { source: x, holidays: [ { name: 元旦, days: 02-30 } ] } | 2026年：“02-30”应为月-日",
                "2026: { source: x, holidays: [ { name: 元旦, days: 01-01, working: [ 01-05 ] } ] } | “01-05”调休上班日应在周六或周日",
                "2026: { source: x, holiday: [] } | holiday",
                "2026: { source: [ | 无法读取",
            })
    void aMistakeIsRefusedWithItsValue(String yaml, String complaint) {
        assertThatThrownBy(() -> HolidaysFile.read(
                        new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8), "holidays.yaml")))
                .hasMessageContaining("holidays.yaml")
                .hasMessageContaining(complaint);
    }
}
