package org.lianxin.referral.handoff;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.spin.json.SpinJsonNode;
import org.lianxin.referral.modeling.ForDiagrams;
import org.lianxin.referral.organisation.SignedIn;
import org.springframework.stereotype.Component;

/**
 * Records events from execution listeners: {@code ${handoffEvents.record(execution, 'acknowledged')}}.
 *
 * <p>What was said with the event is read from the JSON variable that belongs to it, when there is one. The actor is that
 * variable's {@code by}, else the signed-in user, else {@code system}. A {@code link_requested} with variable
 * {@code linkLocked} = true is recorded as {@code link_locked}.
 */
@ForDiagrams
@Component("handoffEvents")
public class HandoffEvents {

    private final Handoffs handoffs;
    private final SignedIn signedIn;

    HandoffEvents(Handoffs handoffs, SignedIn signedIn) {
        this.handoffs = handoffs;
        this.signedIn = signedIn;
    }

    /** Throws {@link HandoffRefusedException} when the event does not fit the state of hand-off {@code handoffNo}. */
    public void record(DelegateExecution execution, String eventCode) {
        HandoffEvent event = event(execution, HandoffEvent.of(eventCode));
        Map<String, String> detail = detail(execution, event);
        String actor = Optional.ofNullable(detail.get("by"))
                .filter(by -> !by.isBlank())
                .orElseGet(signedIn::userId);
        handoffs.record((String) execution.getVariable("handoffNo"), event, actor, detail);
    }

    /** Whether the letter has left the house in its present wording: after {@code sent}, until corrected. */
    public boolean isSent(DelegateExecution execution) {
        HandoffState state =
                handoffs.get((String) execution.getVariable("handoffNo")).state();
        return state != HandoffState.DRAFTED && state != HandoffState.SIGNED;
    }

    /** Whether the agency has the letter and owes the answer. */
    public boolean isAcknowledged(DelegateExecution execution) {
        HandoffState state =
                handoffs.get((String) execution.getVariable("handoffNo")).state();
        return state == HandoffState.ACKNOWLEDGED || state == HandoffState.IN_PROGRESS;
    }

    /** Whether the agency is urged at once, because its answer does not do; a letter that goes out anew begins anew. */
    public boolean isAnswerDemanded(DelegateExecution execution) {
        return "urge".equals(execution.getVariable("replyReviewDecision")) && isAcknowledged(execution);
    }

    private static HandoffEvent event(DelegateExecution execution, HandoffEvent event) {
        boolean locked = Boolean.TRUE.equals(execution.getVariable("linkLocked"));
        return event == HandoffEvent.LINK_REQUESTED && locked ? HandoffEvent.LINK_LOCKED : event;
    }

    private static Map<String, String> detail(DelegateExecution execution, HandoffEvent event) {
        Map<String, String> detail = new LinkedHashMap<>();
        for (String variable : variables(event)) {
            if (execution.getVariable(variable) instanceof SpinJsonNode json && json.isObject()) {
                json.fieldNames().forEach(field -> detail.put(field, text(json.prop(field))));
                if (variable.equals("reply") && execution.getVariable("replyOutcome") instanceof String outcome) {
                    detail.put("outcome", outcome);
                }
                break;
            }
        }
        if (event == HandoffEvent.STEP_SKIPPED && execution.getVariable("urgingStep") instanceof String step) {
            detail.put("step", UrgingStep.of(step).letterKind());
        }
        return detail;
    }

    /** The variables that may carry what was said, first found wins. */
    private static List<String> variables(HandoffEvent event) {
        return switch (event) {
            case ACKNOWLEDGED -> List.of("acknowledgement");
            case RETURNED -> List.of("returned", "reply", "acknowledgement");
            case PROGRESS -> List.of("progress");
            case COMPLETED -> List.of("reply", "acknowledgement");
            case UNDELIVERABLE -> List.of("deliveryProblem");
            case CORRECTED -> List.of("returnHandling");
            case CANCEL_REQUESTED -> List.of("cancelRequest");
            case CANCELLED -> List.of("cancellation");
            case LATE_ANSWER -> List.of("cancellation", "reply");
            case ASKED_AGAIN, PASSED_ON -> List.of("replyReview");
            case STEP_SKIPPED -> List.of("skip");
            case SUSPENDED -> List.of("suspension");
            case UNANSWERED -> List.of("unanswered");
            case GUIDANCE_GIVEN -> List.of("guidance");
            default -> List.of();
        };
    }

    private static String text(SpinJsonNode node) {
        if (node.isNull()) {
            return "";
        }
        if (node.isArray()) {
            return node.elements().stream()
                    .map(element -> element.isObject() && element.hasProp("name") ? element.prop("name") : element)
                    .map(HandoffEvents::text)
                    .collect(Collectors.joining("、"));
        }
        return node.isString() ? node.stringValue() : node.toString();
    }
}
