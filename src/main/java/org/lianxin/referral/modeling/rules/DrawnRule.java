package org.lianxin.referral.modeling.rules;

import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/** What runs is drawn: an element without a place in the picture cannot be seen in Camunda Modeler. */
final class DrawnRule implements DiagramRule {

    @Override
    public String id() {
        return "drawn";
    }

    @Override
    public void check(Diagram diagram, Report report) {
        Set<String> drawn = diagram.elements()
                .filter(shape -> shape.getLocalName().equals("BPMNShape")
                        || shape.getLocalName().equals("BPMNEdge"))
                .map(shape -> String.valueOf(shape.getAttribute("bpmnElement")))
                .collect(Collectors.toSet());
        diagram.all(FlowElement.class).stream()
                .filter(element -> element instanceof FlowNode || element instanceof SequenceFlow)
                .filter(element -> !drawn.contains(element.getId()))
                .forEach(element -> report.error(element, "没有画在图上，在 Camunda Modeler 中看不见。请删去，或者补画。"));
    }
}
