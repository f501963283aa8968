package org.lianxin.referral.deadline;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.Map;
import java.util.Set;

/** Which days are worked, as far as the official calendar is known. */
final class Holidays {

    private final Map<Integer, Worked> years;

    Holidays(Map<Integer, Worked> years) {
        this.years = Map.copyOf(years);
    }

    /** Throws {@link MissingHolidaysException} for a day of a year without official data. */
    boolean isWorkingDay(LocalDate day) {
        Worked year = years.get(day.getYear());
        if (year == null) {
            throw new MissingHolidaysException(day.getYear());
        }
        return isWeekend(day) ? year.working().contains(day) : !year.off().contains(day);
    }

    boolean knows(int year) {
        return years.containsKey(year);
    }

    /** The last day up to which no year is missing, beginning with the year given; the day before that year when it is missing itself. */
    LocalDate knownUntil(int from) {
        int year = from;
        while (knows(year)) {
            year++;
        }
        return Year.of(year).atDay(1).minusDays(1);
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /**
     * One year of the official calendar.
     *
     * @param off every day of the holidays, weekend days among them
     * @param working weekend days that are worked
     */
    record Worked(Set<LocalDate> off, Set<LocalDate> working) {

        Worked {
            off = Set.copyOf(off);
            working = Set.copyOf(working);
        }
    }
}
