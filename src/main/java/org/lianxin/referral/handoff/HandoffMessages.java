package org.lianxin.referral.handoff;

import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.spin.json.SpinJsonNode;
import org.lianxin.referral.letter.Letter;
import org.lianxin.referral.organisation.SignedIn;
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
    private final SignedIn signedIn;

    HandoffMessages(RuntimeService runtime, HistoryService history, SignedIn signedIn) {
        this.runtime = runtime;
        this.history = history;
        this.signedIn = signedIn;
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
        return signedIn.setAside(() -> {
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
        return signedIn.setAside(() -> waits(handoffNo, message));
    }

    /** The letter of the latest process of this hand-off, running or ended. */
    Optional<Letter> letter(String handoffNo) {
        return signedIn.setAside(
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
                        .processInstanceBusinessKey(handoffNo)
                        .messageEventSubscriptionName(message)
                        .count()
                > 0;
    }
}
