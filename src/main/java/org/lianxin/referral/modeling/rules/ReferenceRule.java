package org.lianxin.referral.modeling.rules;

import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.jspecify.annotations.Nullable;

/** The forms, decisions and processes that a diagram names exist. */
final class ReferenceRule implements DiagramRule {

    @Override
    public String id() {
        return "reference";
    }

    @Override
    public void check(Diagram diagram, Report report) {
        Set<String> forms = diagram.models().formIds();
        Set<String> decisions = diagram.models().decisions();
        Set<String> processes = diagram.models().processes();
        for (FlowNode node : diagram.all(FlowNode.class)) {
            check(node, node.getAttributeValueNs(Diagram.CAMUNDA, "formRef"), forms, "表单", report);
            check(node, node.getAttributeValueNs(Diagram.CAMUNDA, "decisionRef"), decisions, "决策", report);
        }
        for (CallActivity call : diagram.all(CallActivity.class)) {
            check(call, call.getCalledElement(), processes, "流程", report);
        }
    }

    private static void check(FlowNode node, @Nullable String named, Set<String> existing, String kind, Report report) {
        if (named != null && !existing.contains(named)) {
            report.error(node, "没有%s“%s”。请改正编号，或者一并部署这个文件。".formatted(kind, named));
        }
    }
}
