package org.lianxin.referral.handoff;

import static org.lianxin.referral.handoff.UrgingVariables.SUSPENDED_AT;
import static org.lianxin.referral.handoff.UrgingVariables.SUSPENDED_UNTIL;
import static org.lianxin.referral.handoff.UrgingVariables.SUSPENSION;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.lianxin.referral.modeling.EntryRefusedException;
import org.lianxin.referral.organisation.Federation;
import org.springframework.stereotype.Component;

/** Stops the clock of the ladder until the end of the day that the caseworker gave. */
@Component
class SuspendUrging implements ExecutionListener {

    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    private final HandoffEvents events;
    private final Federation federation;
    private final Clock clock;

    SuspendUrging(HandoffEvents events, Federation federation, Clock clock) {
        this.events = events;
        this.federation = federation;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String day = SUSPENSION.get(execution).prop("until").stringValue();
        Instant now = clock.instant();
        Instant until = LocalDate.parse(day)
                .atTime(LAST_SECOND)
                .atZone(federation.zone())
                .toInstant();
        if (!until.isAfter(now)) {
            throw new EntryRefusedException("〔挂起至〕" + day + " 已经过去。请填今天或以后的日期。");
        }
        SUSPENDED_AT.set(execution, Date.from(now));
        SUSPENDED_UNTIL.set(execution, Date.from(until));
        events.record(execution, HandoffEvent.SUSPENDED.code());
    }
}
