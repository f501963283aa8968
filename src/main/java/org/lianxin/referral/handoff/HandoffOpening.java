package org.lianxin.referral.handoff;

/** What is known when a hand-off begins; {@code agencyId} is empty when no agency is known yet. */
public record HandoffOpening(
        String handoffNo, String referralNo, String routeId, String agencyId, String mode, String actor) {}
