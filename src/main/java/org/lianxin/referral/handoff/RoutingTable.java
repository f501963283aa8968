package org.lianxin.referral.handoff;

import static org.lianxin.referral.register.ReferralVariables.FACTS;
import static org.lianxin.referral.register.ReferralVariables.MATTER;
import static org.lianxin.referral.register.ReferralVariables.RISK_LEVEL;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.json.SpinJsonNode;
import org.lianxin.referral.modeling.EntryRefusedException;
import org.lianxin.referral.register.Facts;
import org.lianxin.referral.register.Matter;
import org.lianxin.referral.register.Matters;
import org.springframework.stereotype.Component;

/** Asks decision {@code routing} for the attributes of a route that a caseworker confirmed or added. */
@Component
class RoutingTable {

    private static final String VIOLENCE = "violence";

    private final DecisionService decisions;
    private final Matters matters;
    private final Facts facts;

    RoutingTable(DecisionService decisions, Matters matters, Facts facts) {
        this.decisions = decisions;
        this.matters = matters;
        this.facts = facts;
    }

    /**
     * The route as the table gives it for this case. For a route that the case does not call for, the table is asked whether it
     * would ever give it at this level and with this violence; so what the table forbids here (R13 at red) stays forbidden.
     */
    Optional<Route> find(String routeId, String matter, Collection<String> caseFacts, String riskLevel) {
        List<String> imaginable = facts.codes().stream()
                .filter(fact -> !fact.equals(VIOLENCE) || caseFacts.contains(VIOLENCE))
                .toList();
        Stream<Route> called = evaluate(matter, caseFacts, riskLevel);
        Stream<Route> imagined =
                matters.all().stream().map(Matter::code).flatMap(code -> evaluate(code, imaginable, riskLevel));
        return Stream.concat(called, imagined)
                .filter(route -> route.routeId().equals(routeId))
                .findFirst();
    }

    /** As {@link #find}, for a route confirmed in this case; what the table forbids is refused with a sentence for the caseworker. */
    Route confirmed(String routeId, DelegateExecution execution) {
        List<String> caseFacts = FACTS.find(execution)
                .map(json ->
                        json.elements().stream().map(SpinJsonNode::stringValue).toList())
                .orElse(List.of());
        return find(routeId, MATTER.get(execution), caseFacts, RISK_LEVEL.get(execution))
                .orElseThrow(() -> new EntryRefusedException(
                        "〔转办去向〕" + routeId + " 在当前等级和情形下不允许（例如有暴力或红、橙色件不得转调解）。请删去这一行或换一个去向。"));
    }

    private Stream<Route> evaluate(String matter, Collection<String> caseFacts, String riskLevel) {
        return decisions
                .evaluateDecisionTableByKey("routing")
                .decisionDefinitionWithoutTenantId()
                .variables(Variables.createVariables()
                        .putValue("matter", matter)
                        .putValue("facts", List.copyOf(caseFacts))
                        .putValue("riskLevel", riskLevel))
                .evaluate()
                .getResultList()
                .stream()
                .map(RoutingTable::route);
    }

    private static Route route(Map<String, Object> row) {
        return new Route(
                text(row, "routeId"),
                text(row, "agencyKind"),
                row.get("copyKinds") instanceof Collection<?> kinds
                        ? kinds.stream().map(String::valueOf).toList()
                        : List.of(),
                text(row, "mode"),
                text(row, "letter"),
                text(row, "basis"),
                text(row, "blocking"));
    }

    private static String text(Map<String, Object> row, String key) {
        return row.get(key) instanceof String text ? text : "";
    }
}
