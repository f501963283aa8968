package org.lianxin.referral.handoff;

import static org.lianxin.referral.register.ReferralVariables.*;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.lianxin.referral.deadline.Deadlines;
import org.lianxin.referral.deadline.Term;
import org.springframework.stereotype.Component;

/** Adds agency and terms to what the routing table proposes, for the caseworker to confirm. Routes already handed off are left out. */
@Component
class PrepareRoutes implements JavaDelegate {

    private final AgencyDirectory agencies;
    private final Deadlines deadlines;
    private final Handoffs handoffs;

    PrepareRoutes(AgencyDirectory agencies, Deadlines deadlines, Handoffs handoffs) {
        this.agencies = agencies;
        this.deadlines = deadlines;
        this.handoffs = handoffs;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Set<String> handedOff = handoffs.ofReferral(REFERRAL_NO.get(execution)).stream()
                .filter(handoff ->
                        handoff.state() != HandoffState.RETURNED && handoff.state() != HandoffState.CANCELLED)
                .map(Handoff::routeId)
                .collect(Collectors.toSet());
        String district = DISTRICT.get(execution);
        String riskLevel = RISK_LEVEL.get(execution);
        List<Map<String, String>> rows = new ArrayList<>();
        for (SpinJsonNode proposed : PROPOSED_ROUTES.get(execution).elements()) {
            String routeId = proposed.prop("routeId").stringValue();
            if (handedOff.add(routeId)) {
                rows.add(row(proposed, routeId, district, riskLevel));
            }
        }
        ROUTES.set(execution, Spin.JSON(rows));
        AGENCY_CHOICES.set(execution, Spin.JSON(choices(district)));
    }

    private List<Map<String, String>> choices(String district) {
        return agencies.all().stream()
                .filter(agency -> agency.cityWide() || agency.districts().contains(district))
                .map(agency -> Map.of("label", agency.name(), "value", agency.id()))
                .toList();
    }

    private Map<String, String> row(SpinJsonNode proposed, String routeId, String district, String riskLevel) {
        String mode = proposed.prop("mode").stringValue();
        Map<String, String> row = new LinkedHashMap<>();
        row.put("routeId", routeId);
        row.put(
                "agencyId",
                agencies.forDistrict(proposed.prop("agencyKind").stringValue(), district)
                        .map(Agency::id)
                        .orElse(""));
        row.put("sharingBasis", sharingBasis(mode));
        row.put("letter", proposed.prop("letter").stringValue());
        row.put("basis", proposed.prop("basis").stringValue());
        row.put("terms", terms(routeId, riskLevel));
        row.put("note", "");
        return row;
    }

    /** Proposed only; a person confirms it. 个人信息保护法 13(3), 13(4), 23. */
    private static String sharingBasis(String mode) {
        return switch (mode) {
            case "emergency_phone" -> "emergency";
            case "formal_transfer" -> "statutory_duty";
            default -> "separate_consent";
        };
    }

    String terms(String routeId, String riskLevel) {
        return "签收：%s；反馈：%s"
                .formatted(describe("acknowledge", routeId, riskLevel), describe("reply", routeId, riskLevel));
    }

    private String describe(String milestone, String routeId, String riskLevel) {
        return deadlines.term(milestone, routeId, riskLevel).map(Term::describe).orElse("未定");
    }
}
