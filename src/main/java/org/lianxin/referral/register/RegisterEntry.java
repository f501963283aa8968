package org.lianxin.referral.register;

import java.time.Instant;
import java.util.Optional;

/**
 * One row of the register (台账): what is counted, and nothing that identifies a person concerned.
 *
 * @param reportedBy who of the staff entered it; empty for an online report
 * @param reportedFrom group of the town or village she reported from
 */
public record RegisterEntry(
        String referralNo,
        String district,
        String channel,
        String matter,
        Optional<String> riskLevel,
        ReferralState state,
        Optional<String> outcome,
        Optional<String> mergedInto,
        Optional<String> reportedBy,
        Optional<String> reportedFrom,
        Instant receivedAt,
        Instant registeredAt,
        Optional<Instant> closedAt) {}
