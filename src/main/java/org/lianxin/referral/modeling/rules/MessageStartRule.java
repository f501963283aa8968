package org.lianxin.referral.modeling.rules;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;

/** A message starts one process: the engine refuses a second one with the same name. */
final class MessageStartRule implements DiagramRule {

    @Override
    public String id() {
        return "message-start";
    }

    @Override
    public void check(Diagram diagram, Report report) {
        Map<String, String> elsewhere = new HashMap<>();
        diagram.models().diagrams().forEach((file, model) -> {
            if (!file.equals(report.file())) {
                starts(model).keySet().forEach(message -> elsewhere.put(message, file));
            }
        });
        starts(diagram.model()).forEach((message, start) -> {
            String file = elsewhere.get(message);
            if (file != null) {
                report.error(start, "消息“%s”已经用来启动 %s 的流程。请另取一个名称。".formatted(message, file));
            }
        });
    }

    private static Map<String, StartEvent> starts(BpmnModelInstance model) {
        Map<String, StartEvent> starts = new HashMap<>();
        for (MessageEventDefinition definition : model.getModelElementsByType(MessageEventDefinition.class)) {
            if (definition.getParentElement() instanceof StartEvent start
                    && start.getParentElement() instanceof Process
                    && definition.getMessage() != null) {
                starts.put(definition.getMessage().getName(), start);
            }
        }
        return starts;
    }
}
