package org.lianxin.referral.workbench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.ConditionalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.jspecify.annotations.Nullable;

/**
 * Leads a token through a diagram as the engine would lead the case, without the engine: gateways ask the case, tables
 * answer for rule tasks, every other step is taken as done. Timers and messages from outside do not come.
 */
final class CaseWalk {

    /** Who takes more goes round in circles: ours take about a hundred. */
    private static final int MOST_STEPS = 500;

    private final BpmnModelInstance model;
    private final DraftTables tables;
    private final Map<String, Object> variables;
    private final CaseValues values;
    private final List<PassedStep> steps = new ArrayList<>();
    private final Set<String> flows = new LinkedHashSet<>();
    private String stuck = "";

    private CaseWalk(BpmnModelInstance model, DraftTables tables, Map<String, Object> variables) {
        this.model = model;
        this.tables = tables;
        this.variables = new HashMap<>(variables);
        this.values = new CaseValues(this.variables);
    }

    /** @param variables what is known of the case; what a rule task answers is added for this walk only */
    static CasePath of(BpmnModelInstance model, DraftTables tables, Map<String, Object> variables) {
        CaseWalk walk = new CaseWalk(model, tables, variables);
        Process process = model.getModelElementsByType(Process.class).stream()
                .filter(Process::isExecutable)
                .findFirst()
                .orElseThrow();
        walk.run(process, process.getFlowElements());
        return new CasePath(walk.steps, walk.flows, walk.stuck);
    }

    /** From the start for persons; a diagram that only a message begins is begun by it. */
    private Optional<Error> run(BaseElement scope, Collection<FlowElement> elements) {
        List<StartEvent> starts = elements.stream()
                .filter(StartEvent.class::isInstance)
                .map(StartEvent.class::cast)
                .sorted(Comparator.comparing(
                        start -> !start.getEventDefinitions().isEmpty()))
                .toList();
        if (starts.isEmpty()) {
            stuck = "%s 里没有开始事件。".formatted(scope.getId());
            return Optional.empty();
        }
        return run(starts.get(0));
    }

    /** Returns the error by which a scope was left, if any. */
    private Optional<Error> run(FlowNode start) {
        Deque<FlowNode> tokens = new ArrayDeque<>(List.of(start));
        Map<FlowNode, Integer> arrived = new HashMap<>();
        while (!tokens.isEmpty() && stuck.isEmpty()) {
            FlowNode node = tokens.pop();
            if (waitsForMore(node, arrived) || waitsForACondition(node)) {
                continue;
            }
            if (steps.size() >= MOST_STEPS) {
                stuck = "一直在兜圈子，走到 %s 不再往下走。请检查回头的连线，以及样例没有答案的判断。".formatted(node.getId());
                return Optional.empty();
            }
            if (ends(node, TerminateEventDefinition.class).isPresent()) {
                // What runs beside it has begun by then.
                if (tokens.stream().anyMatch(other -> ends(other, TerminateEventDefinition.class)
                        .isEmpty())) {
                    tokens.addLast(node);
                    continue;
                }
                steps.add(PassedStep.of(node.getId(), name(node)));
                return Optional.empty();
            }
            Optional<Error> thrown = ends(node, ErrorEventDefinition.class).map(ErrorEventDefinition::getError);
            if (thrown.isPresent()) {
                steps.add(PassedStep.of(node.getId(), name(node)));
                return thrown;
            }
            thrown = pass(node, tokens);
            if (thrown.isPresent()) {
                return thrown;
            }
        }
        if (stuck.isEmpty() && !arrived.isEmpty()) {
            stuck = "在汇合处 %s 等不齐：有的分支到不了这里。"
                    .formatted(arrived.keySet().iterator().next().getId());
        }
        return Optional.empty();
    }

    private static boolean waitsForMore(FlowNode node, Map<FlowNode, Integer> arrived) {
        if (!(node instanceof ParallelGateway)
                || arrived.merge(node, 1, Integer::sum) >= node.getIncoming().size()) {
            arrived.remove(node);
            return false;
        }
        return true;
    }

    /** Nothing changes by itself while a sample goes its way. */
    private static boolean waitsForACondition(FlowNode node) {
        return node instanceof IntermediateCatchEvent
                && !node.getChildElementsByType(ConditionalEventDefinition.class)
                        .isEmpty();
    }

    private static <T extends EventDefinition> Optional<T> ends(FlowNode node, Class<T> kind) {
        return node.getOutgoing().isEmpty()
                ? node.getChildElementsByType(kind).stream().findFirst()
                : Optional.empty();
    }

    private Optional<Error> pass(FlowNode node, Deque<FlowNode> tokens) {
        if (asks(node)) {
            go(choose(node), tokens);
            return Optional.empty();
        }
        Optional<StartEvent> begun = begunBy(node);
        steps.add(new PassedStep(
                node.getId(), name(node), "", begun.map(StartEvent::getId).orElse(""), "", false));
        begun.ifPresent(this::begin);
        if (node instanceof BusinessRuleTask task) {
            ask(task);
        }
        if (node instanceof SubProcess inner) {
            Optional<Error> thrown = run(inner, inner.getFlowElements());
            if (thrown.isPresent()) {
                Optional<BoundaryEvent> caught = caught(inner, thrown.get());
                caught.ifPresent(tokens::push);
                return caught.isPresent() ? Optional.empty() : thrown;
            }
        }
        go(List.copyOf(node.getOutgoing()), tokens);
        return Optional.empty();
    }

    private void begin(StartEvent start) {
        SubProcess inner = (SubProcess) start.getParentElement();
        steps.add(PassedStep.of(inner.getId(), name(inner)));
        run(start);
    }

    private Optional<BoundaryEvent> caught(SubProcess inner, Error thrown) {
        return model.getModelElementsByType(BoundaryEvent.class).stream()
                .filter(event -> inner.equals(event.getAttachedTo()))
                .filter(event -> event.getChildElementsByType(ErrorEventDefinition.class).stream()
                        .anyMatch(error -> error.getError() == null || thrown.equals(error.getError())))
                .findFirst();
    }

    /** A message that a step sends to this very diagram. */
    private Optional<StartEvent> begunBy(FlowNode node) {
        return message(node)
                .filter(message -> !(node instanceof StartEvent))
                .flatMap(sent -> model.getModelElementsByType(StartEvent.class).stream()
                        .filter(start -> start.getParentElement() instanceof SubProcess)
                        .filter(start -> message(start).filter(sent::equals).isPresent())
                        .findFirst());
    }

    private static Optional<Message> message(FlowNode node) {
        return node.getChildElementsByType(MessageEventDefinition.class).stream()
                .findFirst()
                .map(MessageEventDefinition::getMessage);
    }

    /** The first flow is gone first, to its end. */
    private void go(List<SequenceFlow> taken, Deque<FlowNode> tokens) {
        taken.forEach(flow -> flows.add(flow.getId()));
        for (int last = taken.size() - 1; last >= 0; last--) {
            tokens.push(taken.get(last).getTarget());
        }
    }

    private static boolean asks(FlowNode node) {
        return node.getOutgoing().size() > 1
                && (node instanceof ExclusiveGateway
                        || node instanceof InclusiveGateway
                        || node instanceof EventBasedGateway);
    }

    private List<SequenceFlow> choose(FlowNode gateway) {
        @Nullable SequenceFlow rest = rest(gateway);
        List<SequenceFlow> open = new ArrayList<>();
        List<SequenceFlow> met = new ArrayList<>();
        String why = "";
        for (SequenceFlow flow : gateway.getOutgoing()) {
            @Nullable ConditionExpression condition = flow.getConditionExpression();
            if (condition == null || flow.equals(rest) || (gateway instanceof ExclusiveGateway && !met.isEmpty())) {
                continue;
            }
            try {
                if (Boolean.TRUE.equals(
                        values.evaluate(condition.getTextContent().strip(), Boolean.class))) {
                    met.add(flow);
                }
                why = open.isEmpty() ? values.seen() : why;
            } catch (ELException unknown) {
                open.add(flow);
                why = values.missing();
            }
        }
        if (!met.isEmpty()) {
            return passed(gateway, met, why, false);
        }
        if (open.isEmpty() && rest != null) {
            return passed(gateway, List.of(rest), why, false);
        }
        return unanswered(
                gateway, Stream.concat(Stream.ofNullable(rest), open.stream()).toList(), why);
    }

    /** The default, and when the token comes back, each of the others once: so a loop ends. */
    private List<SequenceFlow> unanswered(FlowNode gateway, List<SequenceFlow> open, String why) {
        List<SequenceFlow> possible = open.isEmpty() ? List.copyOf(gateway.getOutgoing()) : open;
        SequenceFlow flow = possible.stream()
                .filter(each -> !flows.contains(each.getId()))
                .findFirst()
                .orElse(possible.get(0));
        return passed(gateway, List.of(flow), why, true);
    }

    private List<SequenceFlow> passed(FlowNode gateway, List<SequenceFlow> taken, String why, boolean assumed) {
        String answer = taken.stream()
                .map(flow -> Objects.requireNonNullElse(flow.getName(), flow.getId()))
                .collect(Collectors.joining("、"));
        steps.add(new PassedStep(
                gateway.getId(),
                name(gateway).isEmpty() ? gateway.getId() : name(gateway),
                taken.stream().map(SequenceFlow::getId).collect(Collectors.joining(" ")),
                "",
                why.isEmpty() ? answer : answer + "（" + why + "）",
                assumed));
        return taken;
    }

    private static @Nullable SequenceFlow rest(FlowNode gateway) {
        if (gateway instanceof ExclusiveGateway exclusive) {
            return exclusive.getDefault();
        }
        return gateway instanceof InclusiveGateway inclusive ? inclusive.getDefault() : null;
    }

    /** Asks the table, and keeps of its answer what the diagram keeps. An expression that needs more than the case is left out. */
    private void ask(BusinessRuleTask task) {
        if (task.getCamundaDecisionRef() == null) {
            return;
        }
        List<Map<String, Object>> answer = tables.ask(task.getCamundaDecisionRef(), variables);
        if (task.getCamundaResultVariable() != null) {
            variables.put(task.getCamundaResultVariable(), answer);
        }
        variables.put("decisionResult", answer);
        outputs(task).forEach((name, expression) -> {
            try {
                @Nullable Object value = values.evaluate(expression, Object.class);
                if (value != null) {
                    variables.put(name, value);
                }
            } catch (ELException missing) {
                variables.remove(name);
            }
        });
        variables.remove("decisionResult");
    }

    private static Map<String, String> outputs(FlowNode node) {
        Map<String, String> outputs = new HashMap<>();
        Optional.ofNullable(node.getExtensionElements()).stream()
                .flatMap(extensions ->
                        extensions.getElementsQuery().filterByType(CamundaInputOutput.class).list().stream())
                .flatMap(mapping -> mapping.getCamundaOutputParameters().stream())
                .forEach(output -> outputs.put(
                        output.getCamundaName(), output.getTextContent().strip()));
        return outputs;
    }

    private static String name(FlowElement element) {
        return Objects.requireNonNullElse(element.getName(), "");
    }
}
