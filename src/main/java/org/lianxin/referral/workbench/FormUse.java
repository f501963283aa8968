package org.lianxin.referral.workbench;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** Which forms a diagram shows. It finds them in its own deployment only, so they travel together. */
final class FormUse {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private FormUse() {}

    /** The file names of the forms. */
    static Set<String> in(byte[] diagram) {
        BpmnModelInstance model = Bpmn.readModelFromStream(new ByteArrayInputStream(diagram));
        return Stream.<FlowNode>concat(
                        model.getModelElementsByType(StartEvent.class).stream(),
                        model.getModelElementsByType(UserTask.class).stream())
                .flatMap(step -> Optional.ofNullable(step.getAttributeValueNs(CAMUNDA, "formRef")).stream())
                .map(form -> form + ".form")
                .collect(Collectors.toUnmodifiableSet());
    }
}
