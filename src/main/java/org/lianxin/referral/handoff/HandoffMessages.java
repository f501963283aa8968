package org.lianxin.referral.handoff;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.spin.json.SpinJsonNode;
import org.lianxin.referral.letter.Letter;
import org.springframework.stereotype.Component;

/**
 * The hand-off's process: who tells it something, and what its letter says.
 *
 * <p>Pages decide themselves who may act, so the engine's own permission checks are left out here.
 */
@Component
class HandoffMessages {

    private static final String PROCESS = "agency-handoff";
    private static final int TRIES = 3;

    private final RuntimeService runtime;
    private final HistoryService history;
    private final IdentityService identity;

    HandoffMessages(RuntimeService runtime, HistoryService history, IdentityService identity) {
        this.runtime = runtime;
        this.history = history;
        this.identity = identity;
    }

    /** False when the process does not wait for the message. A timer that fires meanwhile is waited out. */
    boolean tell(String handoffNo, String message, Map<String, Object> variables) {
        for (int attempt = 1; ; attempt++) {
            try {
                return tellOnce(handoffNo, message, variables);
            } catch (OptimisticLockingException overtaken) {
                if (attempt == TRIES) {
                    throw overtaken;
                }
            }
        }
    }

    /** As {@link #tell}, inside the caller's transaction, which a conflict spoils. */
    boolean tellOnce(String handoffNo, String message, Map<String, Object> variables) {
        return withoutPermissionChecks(() -> {
            if (!waits(handoffNo, message)) {
                return false;
            }
            runtime.createMessageCorrelation(message)
                    .processInstanceBusinessKey(handoffNo)
                    .setVariables(variables)
                    .correlate();
            return true;
        });
    }

    boolean waitsFor(String handoffNo, String message) {
        return withoutPermissionChecks(() -> waits(handoffNo, message));
    }

    /** The letter of the latest process of this hand-off, running or ended. */
    Optional<Letter> letter(String handoffNo) {
        return withoutPermissionChecks(
                () -> history
                        .createHistoricProcessInstanceQuery()
                        .processDefinitionKey(PROCESS)
                        .processInstanceBusinessKey(handoffNo)
                        .orderByProcessInstanceStartTime()
                        .desc()
                        .list()
                        .stream()
                        .map(HistoricProcessInstance::getId)
                        .findFirst()
                        .flatMap(id -> history
                                .createHistoricVariableInstanceQuery()
                                .processInstanceId(id)
                                .variableName("letter")
                                .list()
                                .stream()
                                .map(HistoricVariableInstance::getValue)
                                .filter(SpinJsonNode.class::isInstance)
                                .map(json -> Letter.fromJson((SpinJsonNode) json))
                                .findFirst()));
    }

    private boolean waits(String handoffNo, String message) {
        return runtime.createExecutionQuery()
                        .processDefinitionKey(PROCESS)
                        .processInstanceBusinessKey(handoffNo, true)
                        .messageEventSubscriptionName(message)
                        .count()
                > 0;
    }

    private <T> T withoutPermissionChecks(Supplier<T> action) {
        Authentication signedIn = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return action.get();
        } finally {
            if (signedIn != null) {
                identity.setAuthentication(signedIn.getUserId(), signedIn.getGroupIds(), signedIn.getTenantIds());
            }
        }
    }
}
