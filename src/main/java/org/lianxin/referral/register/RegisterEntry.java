package org.lianxin.referral.register;

import java.time.Instant;
import java.util.Optional;

/** One row of the register (台账): what is counted, and nothing that identifies a person. */
public record RegisterEntry(
        String referralNo,
        String district,
        String channel,
        String matter,
        Optional<String> riskLevel,
        ReferralState state,
        Optional<String> outcome,
        Optional<String> mergedInto,
        Instant receivedAt,
        Instant registeredAt,
        Optional<Instant> closedAt) {}
