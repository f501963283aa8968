package org.lianxin.referral.handoff;

import java.time.Instant;
import java.util.Optional;

/**
 * One matter handed to one agency, as it stands now.
 *
 * @param district GB/T 2260 code of the referral's district
 * @param agencyId id in the agency directory, empty when no agency is known yet
 * @param documentNo document or slip number, empty until signed
 * @param sentRound 0 before the first mail, then 1, 2, …
 */
public record Handoff(
        String handoffNo,
        String referralNo,
        String district,
        String routeId,
        String agencyId,
        String mode,
        HandoffState state,
        String documentNo,
        int sentRound,
        Optional<Instant> acknowledgeDueAt,
        Optional<Instant> replyDueAt,
        Instant openedAt,
        Instant changedAt) {}
