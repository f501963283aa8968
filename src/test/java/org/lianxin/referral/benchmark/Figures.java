package org.lianxin.referral.benchmark;

import java.time.Duration;
import java.util.List;

/** Durations of the same thing, measured again and again. */
record Figures(List<Duration> measured) {

    Figures {
        measured = measured.stream().sorted().toList();
    }

    Duration median() {
        return measured.get(measured.size() / 2);
    }

    Duration p95() {
        return measured.get((int) Math.ceil(measured.size() * 0.95) - 1);
    }

    Duration longest() {
        return measured.get(measured.size() - 1);
    }

    @Override
    public String toString() {
        return "%d measured, median %d ms, p95 %d ms, longest %d ms"
                .formatted(
                        measured.size(),
                        median().toMillis(),
                        p95().toMillis(),
                        longest().toMillis());
    }
}
