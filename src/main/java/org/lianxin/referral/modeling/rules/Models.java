package org.lianxin.referral.modeling.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;

/** Files that could be read, by file name. */
record Models(
        Map<String, BpmnModelInstance> diagrams, Map<String, DmnModelInstance> tables, Map<String, JsonNode> forms) {

    Models() {
        this(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    /** Those that can be read; the others nothing can refer to. */
    static Models read(Map<String, byte[]> files) {
        Models models = new Models();
        files.forEach((name, content) -> new ModelReader(name, new ArrayList<>()).read(content, models));
        return models;
    }

    /** The file of this name from among the others, where it could be read. */
    void take(String name, Models others) {
        take(name, others.diagrams, diagrams);
        take(name, others.tables, tables);
        take(name, others.forms, forms);
    }

    private static <T> void take(String name, Map<String, T> from, Map<String, T> into) {
        if (from.containsKey(name)) {
            into.put(name, from.get(name));
        }
    }

    Set<String> processes() {
        return diagrams.values().stream()
                .flatMap(diagram -> diagram.getModelElementsByType(Process.class).stream())
                .map(Process::getId)
                .collect(Collectors.toSet());
    }

    Set<String> decisions() {
        return tables.values().stream()
                .flatMap(table -> table.getModelElementsByType(Decision.class).stream())
                .map(Decision::getId)
                .collect(Collectors.toSet());
    }

    Set<String> formIds() {
        return forms.values().stream().map(form -> form.path("id").asText()).collect(Collectors.toSet());
    }

    /** The variables that forms ask for. */
    Set<String> formKeys() {
        Set<String> keys = new HashSet<>();
        forms.values().forEach(form -> addKeys(form, keys));
        return keys;
    }

    private static void addKeys(JsonNode container, Set<String> keys) {
        for (JsonNode component : container.path("components")) {
            String path = component.path("path").asText();
            keys.add((path.isEmpty() ? component.path("key").asText() : path).replaceFirst("\\..*", ""));
            // What lies in a group with a path, or in a row, belongs to the variable of that path.
            if (path.isEmpty()) {
                addKeys(component, keys);
            }
        }
    }
}
