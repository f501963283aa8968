package org.lianxin.referral.workbench;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads from a deployed diagram where its cases can stand. */
@Component
class DiagramSteps {

    private static final String MANY = "#multiInstanceBody";

    /** Kinds that wait by themselves. An error or an escalation that begins a sub-process is caught and gone. */
    private static final Pattern WAITING = Pattern.compile("(?:userTask|receiveTask|callActivity|subProcess"
            + "|boundaryEvent|intermediateCatchEvent|eventBasedGateway).*"
            + "|startEvent(?:message|timer|signal|conditional)EventDefinition");

    private final RepositoryService repository;

    DiagramSteps(RepositoryService repository) {
        this.repository = repository;
    }

    /** By id, in the order of the file; none if the version is no more. */
    Map<String, Step> of(String version) {
        @Nullable
        ProcessDefinition definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionId(version)
                .singleResult();
        return definition == null ? Map.of() : of(definition);
    }

    private Map<String, Step> of(ProcessDefinition definition) {
        Process process = repository.getBpmnModelInstance(definition.getId()).getModelElementById(definition.getKey());
        return nodes(process.getFlowElements())
                .filter(DiagramSteps::canHoldACase)
                .flatMap(DiagramSteps::steps)
                .collect(Collectors.toMap(Step::id, step -> step, (one, other) -> one, LinkedHashMap::new));
    }

    private static Stream<FlowNode> nodes(Collection<FlowElement> elements) {
        return elements.stream()
                .flatMap(element -> Stream.concat(
                        element instanceof FlowNode node ? Stream.of(node) : Stream.empty(),
                        element instanceof SubProcess inner ? nodes(inner.getFlowElements()) : Stream.empty()));
    }

    /** A start is left at once, an end too. That of an event sub-process waits for its event. */
    private static boolean canHoldACase(FlowNode node) {
        boolean waits = node.getParentElement() instanceof SubProcess inner && inner.triggeredByEvent();
        return !(node instanceof EndEvent) && (!(node instanceof StartEvent) || waits);
    }

    /** One, or two where there is one for each element of a list: all of them together, and each. */
    private static Stream<Step> steps(FlowNode node) {
        String name = Optional.ofNullable(node.getName())
                .filter(text -> !text.isBlank())
                .orElse(node.getId());
        Step each = new Step(node.getId(), name, kind(node), holdsCases(node));
        return node instanceof Activity activity && activity.getLoopCharacteristics() != null
                ? Stream.of(new Step(node.getId() + MANY, name + "（整组）", MANY, true), each)
                : Stream.of(each);
    }

    private static boolean holdsCases(FlowNode node) {
        return node.isCamundaAsyncBefore()
                || node.isCamundaAsyncAfter()
                || WAITING.matcher(kind(node)).matches();
    }

    private static String kind(FlowNode node) {
        String type = node.getElementType().getTypeName();
        if (node instanceof CatchEvent event) {
            return type
                    + event.getEventDefinitions().stream()
                            .map(trigger -> trigger.getElementType().getTypeName())
                            .collect(Collectors.joining());
        }
        return node instanceof SubProcess inner ? type + inner.triggeredByEvent() : type;
    }

    /** The name of a step for people; its id where the diagram has none. */
    static String nameIn(Map<String, Step> steps, String id) {
        return Optional.ofNullable(steps.get(id)).map(Step::name).orElse(id);
    }

    /** The steps that this one could become: those of its kind. */
    static List<Step> alike(Step step, Map<String, Step> others) {
        return others.values().stream()
                .filter(other -> other.kind().equals(step.kind()))
                .toList();
    }
}
