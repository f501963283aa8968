package org.lianxin.referral.modeling.rules;

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
        diagram.all(FlowElement.class).stream()
                .filter(element -> element instanceof FlowNode || element instanceof SequenceFlow)
                .filter(element -> element.getDiagramElement() == null)
                .forEach(element -> report.error(element, "没有画在图上，在 Camunda Modeler 中看不见。请删去，或者补画。"));
    }
}
