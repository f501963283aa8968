package org.lianxin.referral.modeling.rules;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/**
 * One diagram under check.
 *
 * @param models what it may refer to: the files checked with it and those that are live
 */
record Diagram(BpmnModelInstance model, Models models, House house) {

    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
        return model.getModelElementsByType(type);
    }

    /** The ways between the steps by one of their ends, as the engine finds them: {@code sourceRef} or {@code targetRef}. */
    Map<String, List<SequenceFlow>> ways(String end) {
        return all(SequenceFlow.class).stream()
                .collect(Collectors.groupingBy(flow -> String.valueOf(flow.getAttributeValue(end))));
    }

    Stream<DomElement> elements() {
        return tree(model.getDocument().getRootElement());
    }

    private static Stream<DomElement> tree(DomElement element) {
        return Stream.concat(
                Stream.of(element), element.getChildElements().stream().flatMap(Diagram::tree));
    }

    /** An attribute of Camunda's, or of an element of Camunda's; null when there is none. */
    static @Nullable String camunda(DomElement element, String name) {
        String value = element.getAttribute(CAMUNDA, name);
        return value == null && CAMUNDA.equals(element.getNamespaceURI()) ? element.getAttribute(name) : value;
    }

    /** The id of the element, or of the nearest one around it that has an id. */
    static @Nullable String place(DomElement element) {
        DomElement each = element;
        while (each != null && each.getAttribute("id") == null) {
            each = each.getParentElement();
        }
        return each == null ? null : each.getAttribute("id");
    }
}
