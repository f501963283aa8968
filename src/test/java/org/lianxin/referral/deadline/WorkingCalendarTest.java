package org.lianxin.referral.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.FileSystemResource;

class WorkingCalendarTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final WorkingCalendar OFFICIAL =
            new WorkingCalendar(HolidaysFile.read(new FileSystemResource("config/holidays.yaml")), SHANGHAI);

    @ParameterizedTest(name = "{0} {1} {2} from {3} ends {4}")
    @CsvSource({
        "15, MINUTE,       NONE,         2026-06-09T21:40:10, 2026-06-09T21:55:10",
        "4,  HOUR,         NONE,         2026-06-09T21:40:10, 2026-06-10T01:40:10",
        "72, HOUR,         NONE,         2026-09-30T09:00:00, 2026-10-03T09:00:00",
        "3,  CALENDAR_DAY, NONE,         2026-09-30T09:00:00, 2026-10-03T23:59:59",
        "7,  CALENDAR_DAY, NEXT_WORKDAY, 2026-09-30T09:00:00, 2026-10-08T23:59:59",
        "15, CALENDAR_DAY, NONE,         2026-12-20T00:00:00, 2027-01-04T23:59:59",
        "1,  WORKING_DAY,  NEXT_WORKDAY, 2026-06-05T23:59:59, 2026-06-08T23:59:59",
        "1,  WORKING_DAY,  NEXT_WORKDAY, 2026-02-13T16:00:00, 2026-02-14T23:59:59",
        "2,  WORKING_DAY,  NEXT_WORKDAY, 2026-02-13T16:00:00, 2026-02-24T23:59:59",
        "60, WORKING_DAY,  NEXT_WORKDAY, 2026-07-15T14:05:00, 2026-10-13T23:59:59",
        "1,  MONTH,        NEXT_WORKDAY, 2026-03-10T10:00:00, 2026-04-10T23:59:59",
        "1,  MONTH,        NONE,         2026-01-31T10:00:00, 2026-02-28T23:59:59",
        "1,  MONTH,        NEXT_WORKDAY, 2026-01-15T10:00:00, 2026-02-24T23:59:59",
        "2,  HOUR,         NEXT_WORKDAY, 2026-10-01T09:00:00, 2026-10-08T11:00:00",
    })
    void aTermEndsWhenTheLawSaysSo(int amount, Unit unit, Roll roll, LocalDateTime from, LocalDateTime end) {
        assertThat(OFFICIAL.end(term(amount, unit, roll), from.atZone(SHANGHAI).toInstant()))
                .isEqualTo(end.atZone(SHANGHAI).toInstant());
    }

    @Test
    void theDayIsThatOfTheOfficeNotOfTheServer() {
        Instant lateInGreenwich = Instant.parse("2026-06-09T16:30:00Z"); // the 10th in Shanghai
        assertThat(OFFICIAL.end(term(1, Unit.CALENDAR_DAY, Roll.NONE), lateInGreenwich))
                .isEqualTo(Instant.parse("2026-06-11T15:59:59Z"));
    }

    @ParameterizedTest(name = "{0} {1} {2} from {3} is refused")
    @CsvSource({
        "1, WORKING_DAY,  NONE,         2031-03-03T09:00:00",
        "7, CALENDAR_DAY, NEXT_WORKDAY, 2031-03-03T09:00:00",
        "1, MONTH,        NEXT_WORKDAY, 2031-03-03T09:00:00",
    })
    void aTermThatBeginsInAYearWithoutHolidaysIsRefused(int amount, Unit unit, Roll roll, LocalDateTime from) {
        assertThatThrownBy(() -> OFFICIAL.end(
                        term(amount, unit, roll), from.atZone(SHANGHAI).toInstant()))
                .isInstanceOf(MissingHolidaysException.class)
                .hasMessageContaining("2031");
    }

    @ParameterizedTest(name = "{0} {1} {2} from {3} ends {4}")
    @CsvSource({
        "15, MINUTE,       NONE,         2031-03-01T09:00:00, 2031-03-01T09:15:00",
        "4,  HOUR,         NONE,         2031-03-01T09:00:00, 2031-03-01T13:00:00",
        "7,  CALENDAR_DAY, NONE,         2031-03-01T09:00:00, 2031-03-08T23:59:59",
    })
    void whatADangerAsksForNeedsNoCalendar(int amount, Unit unit, Roll roll, LocalDateTime from, LocalDateTime end) {
        aTermEndsWhenTheLawSaysSo(amount, unit, roll, from, end);
    }

    @Test
    void aTermThatOnlyEndsInAYearNotYetPublishedCountsItsWeekdays() {
        aTermEndsWhenTheLawSaysSo(
                60,
                Unit.WORKING_DAY,
                Roll.NEXT_WORKDAY,
                LocalDateTime.parse("2026-11-25T10:00:00"),
                LocalDateTime.parse("2027-02-17T23:59:59"));
    }

    @Test
    void workingDaysAreCountedOneByOneOnAnyCalendar() {
        anyTerm(amount -> term(amount, Unit.WORKING_DAY, Roll.NEXT_WORKDAY), (calendar, term, start, end) -> {
            assertThat(calendar.holidays().isWorkingDay(end.toLocalDate())).isTrue();
            assertThat(start.toLocalDate()
                            .plusDays(1)
                            .datesUntil(end.toLocalDate().plusDays(1))
                            .filter(calendar.holidays()::isWorkingDay))
                    .hasSize(term.amount());
            assertThat(end.toLocalTime()).isEqualTo(LocalTime.of(23, 59, 59));
        });
    }

    @Test
    void calendarDaysRollOnlyOverDaysOff() {
        anyTerm(amount -> term(amount, Unit.CALENDAR_DAY, Roll.NEXT_WORKDAY), (calendar, term, start, end) -> {
            LocalDate day = start.toLocalDate();
            for (int counted = 0; counted < term.amount(); counted++) {
                day = day.plusDays(1);
            }
            assertRolled(calendar, day, end);
        });
    }

    @Test
    void monthsEndOnTheSameDayOrTheLast() {
        anyTerm(amount -> term(amount % 12 + 1, Unit.MONTH, Roll.NEXT_WORKDAY), (calendar, term, start, end) -> {
            LocalDate day = start.toLocalDate();
            int begun = 0;
            while (begun < term.amount() || (day.getDayOfMonth() < start.getDayOfMonth() && !isLastOfMonth(day))) {
                day = day.plusDays(1);
                begun += day.getDayOfMonth() == 1 ? 1 : 0;
            }
            assertRolled(calendar, day, end);
        });
    }

    @Test
    void hoursAndMinutesRunThroughEveryDayOff() {
        anyTerm(amount -> term(amount, Unit.HOUR, Roll.NONE), (calendar, term, start, end) -> assertThat(
                        Duration.between(start, end))
                .isEqualTo(Duration.ofHours(term.amount())));
        anyTerm(amount -> term(amount, Unit.MINUTE, Roll.NONE), (calendar, term, start, end) -> assertThat(
                        Duration.between(start, end))
                .isEqualTo(Duration.ofMinutes(term.amount())));
    }

    private static boolean isLastOfMonth(LocalDate day) {
        return day.plusDays(1).getDayOfMonth() == 1;
    }

    private static void assertRolled(WorkingCalendar calendar, LocalDate lastDay, ZonedDateTime end) {
        LocalDate day = lastDay;
        while (!calendar.holidays().isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        assertThat(end).isEqualTo(day.atTime(23, 59, 59).atZone(SHANGHAI));
    }

    private static void anyTerm(IntFunction<Term> terms, Law law) {
        Random random = new Random(20_260_103);
        for (int round = 0; round < 500; round++) {
            WorkingCalendar calendar = new WorkingCalendar(anyHolidays(random), SHANGHAI);
            ZonedDateTime start =
                    LocalDate.of(2024, 1, 1).atStartOfDay(SHANGHAI).plusSeconds(random.nextLong(2L * 366 * 24 * 3600));
            Term term = terms.apply(1 + random.nextInt(70));
            ZonedDateTime end = calendar.end(term, start.toInstant()).atZone(SHANGHAI);
            law.check(calendar, term, start, end);
        }
    }

    private static Holidays anyHolidays(Random random) {
        return new Holidays(IntStream.rangeClosed(2024, 2028)
                .boxed()
                .collect(Collectors.toMap(
                        year -> year, year -> new Holidays.Worked(anyDays(random, year), anyDays(random, year)))));
    }

    private static Set<LocalDate> anyDays(Random random, int year) {
        return random.ints(40, 1, 366)
                .mapToObj(day -> LocalDate.ofYearDay(year, day))
                .collect(Collectors.toSet());
    }

    private static Term term(int amount, Unit unit, Roll roll) {
        return new Term(amount, unit, roll, Kind.I, "内部时限");
    }

    private interface Law {
        void check(WorkingCalendar calendar, Term term, ZonedDateTime start, ZonedDateTime end);
    }
}
