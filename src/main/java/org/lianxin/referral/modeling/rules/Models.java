package org.lianxin.referral.modeling.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
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
}
