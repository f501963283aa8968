package org.lianxin.referral.handoff;

import static org.lianxin.referral.register.ReferralVariables.*;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.lianxin.referral.register.ReferralRegister;
import org.springframework.stereotype.Component;

/** Opens one hand-off for each confirmed route, with what its letter needs and nothing else of the case. */
@Component
class OpenHandoffs implements JavaDelegate {

    private final RoutingTable routing;
    private final AgencyDirectory agencies;
    private final PrepareRoutes prepared;
    private final Handoffs handoffs;
    private final ReferralRegister register;
    private final Clock clock;

    OpenHandoffs(
            RoutingTable routing,
            AgencyDirectory agencies,
            PrepareRoutes prepared,
            Handoffs handoffs,
            ReferralRegister register,
            Clock clock) {
        this.routing = routing;
        this.agencies = agencies;
        this.prepared = prepared;
        this.handoffs = handoffs;
        this.register = register;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String referralNo = REFERRAL_NO.get(execution);
        int opened = handoffs.ofReferral(referralNo).size();
        boolean emergency = false;
        List<SpinJsonNode> letters = new ArrayList<>();
        for (SpinJsonNode row : ROUTES.get(execution).elements()) {
            Route route = routing.confirmed(text(row, "routeId"), execution);
            emergency |= route.emergency();
            letters.add(open(execution, referralNo + "-H" + (opened + letters.size() + 1), row, route));
        }
        // D40 counts from receipt; a later round counts from the decision to hand on (信访工作条例 23).
        Instant from =
                opened == 0 ? OffsetDateTime.parse(RECEIVED_AT.get(execution)).toInstant() : clock.instant();
        DUE_FROM.set(execution, Date.from(from));
        HANDED_ON_AT.set(execution, Date.from(clock.instant()));
        EMERGENCY_ROUTE.set(execution, emergency);
        HANDOFFS.set(
                execution,
                Spin.JSON(letters.stream().map(SpinJsonNode::toString).collect(Collectors.joining(",", "[", "]"))));
        register.level(referralNo, RISK_LEVEL.get(execution));
    }

    private SpinJsonNode open(DelegateExecution execution, String handoffNo, SpinJsonNode row, Route route) {
        Optional<Agency> agency = agencies.chosen(text(row, "agencyId"), route.agencyKind(), DISTRICT.get(execution));
        String agencyId = agency.map(Agency::id).orElse("");
        handoffs.open(new HandoffOpening(
                handoffNo,
                REFERRAL_NO.get(execution),
                route.routeId(),
                agencyId,
                route.mode(),
                PLANNER.find(execution).orElse("system")));

        List<Agency> copies = agencies.ofKinds(route.copyKinds(), DISTRICT.get(execution));
        SpinJsonNode details = Spin.JSON("{}")
                .prop("routeId", route.routeId())
                .prop("mode", route.mode())
                .prop("letter", route.letter())
                .prop("basis", route.basis())
                .prop("blocking", route.blocking())
                .prop("recipientName", agency.map(Agency::name).orElse(""))
                .prop("copies", copies.stream().map(Agency::name).collect(Collectors.joining("、")))
                .prop("copyAgencies", copies.stream().<Object>map(Agency::id).toList())
                .prop("terms", prepared.terms(route.routeId(), RISK_LEVEL.get(execution)))
                .prop("sharingBasis", text(row, "sharingBasis"))
                .prop("note", text(row, "note"));
        return Spin.JSON("{}")
                .prop("handoffNo", handoffNo)
                .prop("routeId", route.routeId())
                .prop("mode", route.mode())
                .prop("agencyId", agencyId)
                .prop("route", details)
                .prop("letter", LetterExtract.of(execution));
    }

    private static String text(SpinJsonNode json, String key) {
        return json.hasProp(key) && json.prop(key).isString() ? json.prop(key).stringValue() : "";
    }
}
