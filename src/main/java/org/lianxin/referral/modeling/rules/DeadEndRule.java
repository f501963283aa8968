package org.lianxin.referral.modeling.rules;

import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;

/** A way leads to every step, and from every step to the next or to an end. */
final class DeadEndRule implements DiagramRule {

    @Override
    public String id() {
        return "dead-end";
    }

    @Override
    public void check(Diagram diagram, Report report) {
        for (FlowNode node : diagram.all(FlowNode.class)) {
            boolean byEvent = node instanceof SubProcess inner && inner.triggeredByEvent();
            if (node.getOutgoing().isEmpty() && !(node instanceof EndEvent) && !byEvent) {
                report.error(node, "走到这里就没有下文了。请连到下一步或者一个结束事件。");
            }
            boolean begins = node instanceof StartEvent || node instanceof BoundaryEvent || byEvent;
            if (node.getIncoming().isEmpty() && !begins) {
                report.error(node, "没有路通到这里。请连上，或者删去。");
            }
        }
    }
}
