package org.lianxin.referral.handoff;

import java.time.Instant;
import java.util.Map;

/** One line of a hand-off's history; {@code detail} holds what was said with it, by field name. */
public record HandoffEntry(
        int entry, HandoffEvent event, HandoffState stateAfter, String actor, Instant at, Map<String, String> detail) {

    public HandoffEntry {
        detail = Map.copyOf(detail);
    }
}
