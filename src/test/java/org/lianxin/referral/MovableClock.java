package org.lianxin.referral;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** A clock that stands still until a test moves it; the engine's own clock goes with it. */
public class MovableClock extends Clock {

    /** A Tuesday evening, after office hours. */
    public static final Instant START =
            OffsetDateTime.parse("2026-06-09T21:40:00+08:00").toInstant();

    private final ZoneId zone;
    private volatile Instant now = START;

    public MovableClock(ZoneId zone) {
        this.zone = zone;
    }

    public void reset() {
        moveTo(START);
    }

    public void advance(Duration duration) {
        moveTo(now.plus(duration));
    }

    public void moveTo(Instant instant) {
        now = instant;
        ClockUtil.setCurrentTime(Date.from(instant));
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return Clock.fixed(now, other);
    }
}
