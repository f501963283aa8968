package org.lianxin.referral.decision;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.spin.Spin;
import org.jspecify.annotations.Nullable;

/** The decision tables of {@code bpmn/}, evaluated by the bare DMN engine with the inputs as the engine hands them over. */
final class Tables {

    static final List<String> FILES =
            List.of("risk-screening.dmn", "routing.dmn", "deadlines.dmn", "retention.dmn", "follow-up.dmn");

    private static final Path FOLDER = Path.of("bpmn");

    private static final List<DmnDecisionTableEvaluationEvent> EVALUATIONS = new ArrayList<>();
    private static final DmnEngine ENGINE = engine();
    private static final Map<String, DmnDecision> DECISIONS = new HashMap<>();

    static {
        for (String file : FILES) {
            ENGINE.parseDecisions(new ByteArrayInputStream(text(file).getBytes(StandardCharsets.UTF_8)))
                    .forEach(decision -> DECISIONS.put(decision.getKey(), decision));
        }
    }

    private Tables() {}

    private static DmnEngine engine() {
        DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
        configuration.setCustomPostDecisionTableEvaluationListeners(List.of(EVALUATIONS::add));
        return configuration.buildEngine();
    }

    static String text(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<Map<String, Object>> evaluate(String decision, Map<String, @Nullable Object> variables) {
        DmnDecision table = DECISIONS.get(decision);
        if (table == null) {
            throw new IllegalArgumentException("no decision " + decision + ", known are " + DECISIONS.keySet());
        }
        EVALUATIONS.clear();
        return ENGINE.evaluateDecision(table, variables).getResultList();
    }

    static List<String> rulesMatched(String decision, Map<String, @Nullable Object> variables) {
        evaluate(decision, variables);
        return EVALUATIONS.stream()
                .filter(evaluation -> evaluation.getDecisionTable().getKey().equals(decision))
                .flatMap(evaluation -> evaluation.getMatchingRules().stream())
                .map(DmnEvaluatedDecisionRule::getId)
                .toList();
    }

    static List<Map<String, Object>> routes(
            @Nullable String matter, @Nullable List<String> facts, @Nullable String riskLevel) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("matter", matter);
        variables.put("facts", facts == null ? null : json(facts));
        variables.put("riskLevel", riskLevel);
        return evaluate("routing", variables);
    }

    static List<String> routeIds(@Nullable String matter, @Nullable List<String> facts, @Nullable String riskLevel) {
        return routes(matter, facts, riskLevel).stream()
                .map(route -> cell(route, "routeId", String.class))
                .toList();
    }

    static <T> T cell(Map<String, Object> row, String output, Class<T> type) {
        return Objects.requireNonNull(type.cast(row.get(output)), output);
    }

    static List<Map<String, Object>> deadline(String milestone, @Nullable String routeId, @Nullable String riskLevel) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("milestone", milestone);
        variables.put("routeId", routeId);
        variables.put("riskLevel", riskLevel);
        return evaluate("deadline", variables);
    }

    static Object json(Object value) {
        return Spin.JSON(value);
    }
}
