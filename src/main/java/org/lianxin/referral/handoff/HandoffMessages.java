package org.lianxin.referral.handoff;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
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
    private static final String REFERRAL = "referral";
    private static final String URGING = "urging";
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
        return untilWritten(() -> tellOnce(handoffNo, message, variables));
    }

    /** False when the referral is closed. */
    boolean tellReferral(String referralNo, Map<String, Object> variables) {
        return untilWritten(() -> tellOnce(
                REFERRAL,
                referralNo,
                "Msg_NewInformation",
                // For this piece of news alone: the next one must not stand on what it leaves behind.
                message -> message.setVariablesToTriggeredScope(variables)));
    }

    private static boolean untilWritten(BooleanSupplier telling) {
        for (int attempt = 1; ; attempt++) {
            try {
                return telling.getAsBoolean();
            } catch (OptimisticLockingException overtaken) {
                if (attempt == TRIES) {
                    throw overtaken;
                }
            }
        }
    }

    /** As {@link #tell}, inside the caller's transaction, which a conflict spoils. */
    boolean tellOnce(String handoffNo, String message, Map<String, Object> variables) {
        return tellOnce(PROCESS, handoffNo, message, correlation -> correlation.setVariables(variables));
    }

    private boolean tellOnce(
            String process, String businessKey, String message, UnaryOperator<MessageCorrelationBuilder> saying) {
        return signedIn.setAside(() -> {
            if (!waits(process, businessKey, message)) {
                return false;
            }
            saying.apply(runtime.createMessageCorrelation(message).processInstanceBusinessKey(businessKey))
                    .correlate();
            return true;
        });
    }

    boolean waitsFor(String handoffNo, String message) {
        return signedIn.setAside(() -> waits(PROCESS, handoffNo, message));
    }

    /** The letter of the latest process of this hand-off, running or ended. */
    Optional<Letter> letter(String handoffNo) {
        return values(PROCESS, handoffNo, "letter")
                .map(Letter::fromJson)
                .map(letter -> letter.isSigned() ? letter : letter.of(letterKind(handoffNo)))
                .findFirst();
    }

    /** While a letter is drafted its kind stands with the route alone. */
    private String letterKind(String handoffNo) {
        return values(PROCESS, handoffNo, "route")
                .map(route -> route.prop("letter").stringValue())
                .findFirst()
                .orElse("");
    }

    /** The letter of the ladder that is being checked or signed. */
    Optional<Letter> urgingDraft(String handoffNo) {
        return values(URGING, handoffNo, "letter")
                .map(Letter::fromJson)
                .findFirst()
                .filter(letter -> !letter.isSigned());
    }

    /** The letters of the ladder that went out, oldest first. */
    List<UrgingLetter> urgingLetters(String handoffNo) {
        List<SpinJsonNode> latestFirst =
                values(URGING, handoffNo, "urgingLetters").toList();
        return IntStream.range(0, latestFirst.size())
                .mapToObj(index -> latestFirst.get(latestFirst.size() - 1 - index))
                .flatMap(letters -> letters.elements().stream())
                .map(letter ->
                        new UrgingLetter(UrgingStep.of(letter.prop("step").stringValue()), Letter.fromJson(letter)))
                .toList();
    }

    /** The variable in all processes of the hand-off that have it, the latest first. */
    private Stream<SpinJsonNode> values(String process, String handoffNo, String variable) {
        return signedIn.setAside(() -> history
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKey(handoffNo)
                .orderByProcessInstanceStartTime()
                .desc()
                .list()
                .stream()
                .flatMap(instance -> history
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(instance.getId())
                        .variableName(variable)
                        .list()
                        .stream())
                .map(HistoricVariableInstance::getValue)
                .filter(SpinJsonNode.class::isInstance)
                .map(SpinJsonNode.class::cast)
                .toList()
                .stream());
    }

    private boolean waits(String process, String businessKey, String message) {
        return runtime.createExecutionQuery()
                        .processDefinitionKey(process)
                        .processInstanceBusinessKey(businessKey)
                        .messageEventSubscriptionName(message)
                        .count()
                > 0;
    }
}
