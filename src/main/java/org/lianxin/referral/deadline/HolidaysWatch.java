package org.lianxin.referral.deadline;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Warns the operator, at start and each morning, from 60 days before the official calendar ends. */
@Component
class HolidaysWatch {

    private static final Logger LOG = LoggerFactory.getLogger(HolidaysWatch.class);
    private static final Period AHEAD = Period.ofDays(60);

    private final WorkingCalendar calendar;
    private final Clock clock;

    HolidaysWatch(WorkingCalendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Scheduled(cron = "0 0 8 * * *")
    void warn() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), calendar.zone());
        LocalDate end = calendar.holidays().knownUntil(today.getYear());
        if (!end.isAfter(today.plus(AHEAD))) {
            LOG.warn(
                    "holidays.yaml 的节假日安排只到 {}。请按国务院办公厅通知补上 {} 年；此后以工作日计的期限将不能计算。"
                            + " (The official holidays end on {}; add {}: without it no term in working days can be counted.)",
                    end,
                    end.getYear() + 1,
                    end,
                    end.getYear() + 1);
        }
    }
}
