package org.lianxin.referral.modeling.rules;

import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Process;

/** No process calls itself, neither directly nor through others: it would never end. */
final class CallCycleRule implements DiagramRule {

    @Override
    public String id() {
        return "call-cycle";
    }

    @Override
    public void check(Diagram diagram, Report report) {
        for (CallActivity call : diagram.all(CallActivity.class)) {
            Set<String> reached = new HashSet<>();
            reach(call.getCalledElement(), diagram.models(), reached);
            if (diagram.all(Process.class).stream().map(Process::getId).anyMatch(reached::contains)) {
                report.error(call, "调用“%s”会绕回本流程，没有尽头。请改用流程内的回路。".formatted(call.getCalledElement()));
            }
        }
    }

    private static void reach(String process, Models models, Set<String> reached) {
        if (process == null || !reached.add(process)) {
            return;
        }
        for (BpmnModelInstance model : models.diagrams().values()) {
            if (model.getModelElementById(process) instanceof Process) {
                model.getModelElementsByType(CallActivity.class)
                        .forEach(call -> reach(call.getCalledElement(), models, reached));
            }
        }
    }
}
