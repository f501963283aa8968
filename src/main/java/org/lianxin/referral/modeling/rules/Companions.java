package org.lianxin.referral.modeling.rules;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.dmn.instance.Decision;

/** What goes live together, because a diagram finds what it binds with {@code deployment} in its own deployment only. */
public final class Companions {

    private static final String DEPLOYMENT = "deployment";

    private Companions() {}

    /**
     * The live files that have to be deployed with these: the diagrams that are bound to one of them, and what those and the
     * diagrams among them are bound to.
     */
    public static Map<String, byte[]> of(Map<String, byte[]> files, Map<String, byte[]> live) {
        Map<String, byte[]> all = new TreeMap<>(live);
        all.putAll(files);
        return of(files, live, Models.read(all));
    }

    /** @param models the files, and the live ones that they do not replace */
    static Map<String, byte[]> of(Map<String, byte[]> files, Map<String, byte[]> live, Models models) {
        Map<String, byte[]> all = new TreeMap<>(live);
        all.putAll(files);
        Map<String, byte[]> together = new TreeMap<>(files);
        models.diagrams().forEach((name, diagram) -> {
            Set<String> bound = bound(diagram, models);
            if (files.containsKey(name) || bound.stream().anyMatch(files::containsKey)) {
                together.put(name, content(all, name));
                bound.forEach(each -> together.put(each, content(all, each)));
            }
        });
        together.keySet().removeAll(files.keySet());
        return together;
    }

    private static byte[] content(Map<String, byte[]> all, String name) {
        return Objects.requireNonNull(all.get(name), name);
    }

    private static Set<String> bound(BpmnModelInstance diagram, Models models) {
        return diagram.getModelElementsByType(FlowNode.class).stream()
                .flatMap(node -> Stream.concat(
                        bound(node, "formRef")
                                .flatMap(id -> files(
                                        models.forms(),
                                        form -> id.equals(form.path("id").asText()))),
                        bound(node, "decisionRef")
                                .flatMap(id -> files(
                                        models.tables(), table -> table.getModelElementById(id) instanceof Decision))))
                .collect(Collectors.toSet());
    }

    private static Stream<String> bound(FlowNode node, String reference) {
        return DEPLOYMENT.equals(node.getAttributeValueNs(Diagram.CAMUNDA, reference + "Binding"))
                ? Stream.ofNullable(node.getAttributeValueNs(Diagram.CAMUNDA, reference))
                : Stream.empty();
    }

    private static <T> Stream<String> files(Map<String, T> models, Predicate<T> wanted) {
        return models.entrySet().stream()
                .filter(file -> wanted.test(file.getValue()))
                .map(Map.Entry::getKey);
    }
}
