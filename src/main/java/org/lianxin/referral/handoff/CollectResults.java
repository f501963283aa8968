package org.lianxin.referral.handoff;

import static org.lianxin.referral.register.ReferralVariables.HANDOFF_RESULTS;
import static org.lianxin.referral.register.ReferralVariables.REFERRAL_NO;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.spin.Spin;
import org.springframework.stereotype.Component;

/** Lays the answers of all agencies side by side for the review. */
@Component
class CollectResults implements ExecutionListener {

    private final Handoffs handoffs;
    private final AgencyDirectory agencies;

    CollectResults(Handoffs handoffs, AgencyDirectory agencies) {
        this.handoffs = handoffs;
        this.agencies = agencies;
    }

    @Override
    public void notify(DelegateExecution execution) {
        List<Map<String, String>> rows = handoffs.ofReferral(REFERRAL_NO.get(execution)).stream()
                .map(this::row)
                .toList();
        HANDOFF_RESULTS.set(execution, Spin.JSON(rows));
    }

    private Map<String, String> row(Handoff handoff) {
        Map<String, String> answer = handoffs.events(handoff.handoffNo()).stream()
                .filter(entry -> entry.event() == HandoffEvent.COMPLETED)
                .reduce((earlier, later) -> later)
                .map(HandoffEntry::detail)
                .orElse(Map.of());
        Map<String, String> row = new LinkedHashMap<>();
        row.put("handoffNo", handoff.handoffNo());
        row.put(
                "agencyName",
                agencies.find(handoff.agencyId()).map(Agency::name).orElse("（未登记机关）"));
        row.put("state", handoff.state().label());
        row.put("outcome", ReplyOutcome.chinese(answer.getOrDefault("outcome", "")));
        row.put("replyText", answer.getOrDefault("text", ""));
        return row;
    }
}
