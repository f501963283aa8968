package org.lianxin.referral.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Finds the end of a term.
 *
 * <p>Minutes and hours run from the event itself. In days and months the day of the event is not counted (民法典 201,
 * 民事诉讼法 85), the last day lasts until midnight (民法典 203), and a month ends on the same day of the month or, where
 * there is none, on the last (民法典 202). The end is therefore 23:59:59 of the last day: nobody is called late while
 * the law still gives time, and every list shows the last lawful day, not the one after it.
 */
record WorkingCalendar(Holidays holidays, ZoneId zone) {

    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    /** Throws {@link MissingHolidaysException} when the term begins in a year without official data and needs its working days. */
    Instant end(Term term, Instant from) {
        ZonedDateTime start = from.atZone(zone);
        ZonedDateTime end =
                switch (term.unit()) {
                    case MINUTE -> start.plusMinutes(term.amount());
                    case HOUR -> start.plusHours(term.amount());
                    case CALENDAR_DAY -> start.plusDays(term.amount()).with(LAST_SECOND);
                    case WORKING_DAY ->
                        start.with(workingDay(start, start.toLocalDate(), term.amount()))
                                .with(LAST_SECOND);
                    case MONTH -> start.plusMonths(term.amount()).with(LAST_SECOND);
                };
        boolean falls = term.roll() == Roll.NEXT_WORKDAY && !isWorked(end.toLocalDate(), start);
        return (falls ? end.with(workingDay(start, end.toLocalDate(), 1)) : end).toInstant();
    }

    private LocalDate workingDay(ZonedDateTime start, LocalDate after, int count) {
        LocalDate day = after;
        for (int counted = 0; counted < count; ) {
            day = day.plusDays(1);
            if (isWorked(day, start)) {
                counted++;
            }
        }
        return day;
    }

    /**
     * The notice of a year is published in the autumn before. Until it is in the file, a term that begins earlier and only
     * ends in that year counts its Mondays to Fridays; one that begins in it is refused.
     */
    private boolean isWorked(LocalDate day, ZonedDateTime start) {
        boolean notYetPublished = day.getYear() > start.getYear() && !holidays.knows(day.getYear());
        return notYetPublished ? !Holidays.isWeekend(day) : holidays.isWorkingDay(day);
    }
}
