package org.lianxin.referral.deadline;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which days are worked. A year without official data is taken as Monday to Friday, and says so once in the log. */
final class Holidays {

    private static final Logger LOG = LoggerFactory.getLogger(Holidays.class);

    private final Map<Integer, Year> years;
    private final Set<Integer> missing = ConcurrentHashMap.newKeySet();

    Holidays(Map<Integer, Year> years) {
        this.years = Map.copyOf(years);
    }

    boolean isWorkingDay(LocalDate day) {
        Year year = years.get(day.getYear());
        if (year == null) {
            if (missing.add(day.getYear())) {
                LOG.warn(
                        "holidays.yaml 没有 {} 年的节假日安排，该年暂按周一至周五为工作日计算期限。请补充国务院办公厅通知的日期。"
                                + " (No public holidays for {}; its deadlines are counted Monday to Friday.)",
                        day.getYear(),
                        day.getYear());
            }
            return !isWeekend(day);
        }
        return isWeekend(day) ? year.working().contains(day) : !year.off().contains(day);
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
    record Year(Set<LocalDate> off, Set<LocalDate> working) {

        Year {
            off = Set.copyOf(off);
            working = Set.copyOf(working);
        }
    }
}
