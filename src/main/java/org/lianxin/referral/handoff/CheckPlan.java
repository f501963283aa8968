package org.lianxin.referral.handoff;

import static org.lianxin.referral.register.ReferralVariables.*;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.spin.json.SpinJsonNode;
import org.lianxin.referral.modeling.EntryRefusedException;
import org.lianxin.referral.organisation.Federation;
import org.springframework.stereotype.Component;

/**
 * Refuses a plan below what a trigger demands, and a route that the same agency is already working on. A listener of the
 * flow behind the form and not of its task: the engine would wrap the sentence there.
 */
@Component
class CheckPlan implements ExecutionListener {

    /** Reference 2.2: "never below a trigger's floor within 24 h of the trigger". */
    private static final Duration FLOOR_HOLDS = Duration.ofHours(24);

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("M月d日H:mm");

    private final RiskLevels levels;
    private final RoutingTable routing;
    private final AgencyDirectory agencies;
    private final Handoffs handoffs;
    private final Federation federation;
    private final Clock clock;

    CheckPlan(
            RiskLevels levels,
            RoutingTable routing,
            AgencyDirectory agencies,
            Handoffs handoffs,
            Federation federation,
            Clock clock) {
        this.levels = levels;
        this.routing = routing;
        this.agencies = agencies;
        this.handoffs = handoffs;
        this.federation = federation;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateExecution execution) {
        checkFloor(execution);
        if (!PLAN_DECISION.find(execution).filter("transfer"::equals).isPresent()) {
            List<Handoff> running = handoffs.ofReferral(REFERRAL_NO.get(execution)).stream()
                    .filter(handoff -> handoff.state().isRunning())
                    .toList();
            ROUTES.get(execution).elements().forEach(row -> checkRoute(row, running, execution));
        }
    }

    private void checkFloor(DelegateExecution execution) {
        Instant holdsUntil = SCREENED_AT.get(execution).toInstant().plus(FLOOR_HOLDS);
        String level = RISK_LEVEL.get(execution);
        if (!clock.instant().isBefore(holdsUntil)) {
            return;
        }
        for (SpinJsonNode trigger : RISK_TRIGGERS.get(execution).elements()) {
            String floor = trigger.prop("floor").stringValue();
            if (levels.isLower(level, floor)) {
                throw new EntryRefusedException("〔风险等级〕触发项 %s 要求不低于%s，筛查后24小时内不得降到%s。请在%s之后再降级，或按%s办理。"
                        .formatted(
                                trigger.prop("item").stringValue(),
                                levels.label(floor),
                                levels.label(level),
                                MINUTE.format(holdsUntil.atZone(federation.zone())),
                                levels.label(floor)));
            }
        }
    }

    private void checkRoute(SpinJsonNode row, List<Handoff> running, DelegateExecution execution) {
        Route route = routing.confirmed(row.prop("routeId").stringValue(), execution);
        String chosen = row.hasProp("agencyId") && row.prop("agencyId").isString()
                ? row.prop("agencyId").stringValue()
                : "";
        Optional<Agency> agency = agencies.chosen(chosen, route.agencyKind(), DISTRICT.get(execution));
        boolean again = row.hasProp("again")
                && row.prop("again").isBoolean()
                && row.prop("again").boolValue();
        running.stream()
                .filter(handoff -> !again && handoff.routeId().equals(route.routeId()))
                .filter(handoff ->
                        handoff.agencyId().equals(agency.map(Agency::id).orElse("")))
                .findFirst()
                .ifPresent(handoff -> {
                    throw new EntryRefusedException("〔转办去向〕%s %s 已有在办转办 %s（%s）。不需重复的请删去这一行；确需另开一份的，请勾选“仍另开一份”。"
                            .formatted(
                                    route.routeId(),
                                    agency.map(Agency::name).orElse("（未登记机关）"),
                                    handoff.handoffNo(),
                                    handoff.state().label()));
                });
    }
}
