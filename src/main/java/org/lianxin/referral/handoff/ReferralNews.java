package org.lianxin.referral.handoff;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.spin.Spin;
import org.camunda.spin.plugin.variable.SpinValues;
import org.lianxin.referral.organisation.Federation;
import org.springframework.stereotype.Component;

/** Brings what last happened to a hand-off to its referral, as new information that a caseworker assesses. */
@Component
class ReferralNews {

    private final HandoffMessages messages;
    private final Handoffs handoffs;
    private final AgencyDirectory agencies;
    private final Clock clock;

    ReferralNews(
            HandoffMessages messages, Handoffs handoffs, AgencyDirectory agencies, Clock clock, Federation federation) {
        this.messages = messages;
        this.handoffs = handoffs;
        this.agencies = agencies;
        this.clock = clock.withZone(federation.zone());
    }

    /** False when the referral is closed: its page then shows the answer, and that the referral may be opened again. */
    boolean tell(Handoff handoff) {
        HandoffEntry last = handoffs.events(handoff.handoffNo()).stream()
                .reduce((earlier, later) -> later)
                .orElseThrow();
        String agency = agencies.find(handoff.agencyId()).map(Agency::name).orElse("（未登记机关）");
        String said = TimelineItem.lines(last).stream().collect(Collectors.joining("\n"));
        return messages.tellReferral(
                handoff.referralNo(),
                Map.of(
                        "newInformation",
                        SpinValues.jsonValue(Spin.JSON("{}")
                                        .prop(
                                                "text",
                                                "转办 %s %s。\n%s"
                                                        .formatted(
                                                                handoff.handoffNo(),
                                                                last.event().label(),
                                                                said))
                                        .prop("by", agency)
                                        .prop(
                                                "at",
                                                OffsetDateTime.now(clock)
                                                        .truncatedTo(ChronoUnit.SECONDS)
                                                        .toString()))
                                .create()));
    }
}
