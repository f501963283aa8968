package org.lianxin.referral.workbench;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/** The ways of a sample case through a diagram: one for each of its routes, or one for those that go the same way. */
record CasePaths(DraftTables tables, SampleCase sample) {

    private static final String EMERGENCY = "emergency_phone";

    /**
     * By the names of the routes that go this way.
     *
     * @param diagram one that passed the checks
     */
    Map<String, CasePath> through(byte[] diagram) {
        BpmnModelInstance model = Bpmn.readModelFromStream(new ByteArrayInputStream(diagram));
        Map<String, Object> judged = judged();
        Map<CasePath, String> ways = new LinkedHashMap<>();
        for (Map<String, Object> route : routes(judged)) {
            Map<String, Object> handoff = new HashMap<>(judged);
            handoff.putAll(route);
            String name = Objects.toString(route.get("routeId"), "");
            ways.merge(CaseWalk.of(model, tables, handoff), name, (one, other) -> one + "、" + other);
        }
        Map<String, CasePath> byName = new LinkedHashMap<>();
        ways.forEach((way, name) -> byName.put(name, way));
        return byName;
    }

    /** With what the tables make of the case, as it stands once the plan is confirmed. */
    private Map<String, Object> judged() {
        Map<String, Object> variables = new HashMap<>(sample.variables());
        tables.ask("riskLevel", variables).stream().findFirst().ifPresent(variables::putAll);
        variables.put("computedRiskLevel", variables.getOrDefault("riskLevel", ""));
        List<Map<String, Object>> routes = tables.ask("routing", variables);
        variables.put("routes", routes);
        variables.put("emergencyRoute", routes.stream().anyMatch(route -> EMERGENCY.equals(route.get("mode"))));
        return variables;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> routes(Map<String, Object> judged) {
        List<Map<String, Object>> routes = (List<Map<String, Object>>) judged.get("routes");
        return routes == null || routes.isEmpty() ? List.of(Map.of()) : routes;
    }
}
