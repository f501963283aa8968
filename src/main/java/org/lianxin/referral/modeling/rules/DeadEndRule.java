package org.lianxin.referral.modeling.rules;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;

/** A way leads from a start to every step, and from every step to an end. */
final class DeadEndRule implements DiagramRule {

    @Override
    public String id() {
        return "dead-end";
    }

    @Override
    public void check(Diagram diagram, Report report) {
        Collection<FlowNode> nodes = diagram.all(FlowNode.class);
        Map<String, List<SequenceFlow>> out = diagram.ways("sourceRef");
        Map<String, List<SequenceFlow>> in = diagram.ways("targetRef");
        Map<String, List<BoundaryEvent>> boundaries = diagram.all(BoundaryEvent.class).stream()
                .collect(Collectors.groupingBy(event -> String.valueOf(event.getAttributeValue("attachedToRef"))));
        Set<String> reached = reach(
                ids(nodes, StartEvent.class),
                node -> Stream.concat(
                        ends(out, node, "targetRef"),
                        boundaries.getOrDefault(node, List.of()).stream().map(BoundaryEvent::getId)));
        Set<String> ending = reach(ids(nodes, EndEvent.class), node -> ends(in, node, "sourceRef"));
        for (FlowNode node : nodes) {
            if (!reached.contains(node.getId())) {
                report.error(node, "没有路通到这里。请从开始事件连过来，或者删去。");
            }
            if (!ending.contains(node.getId())) {
                report.error(node, "从这里走不到结束事件。请连到下一步或者一个结束事件。");
            }
        }
    }

    /** Of the events of this kind, and of the sub-processes that an event begins: no way leads there and none away. */
    private static Stream<String> ids(Collection<FlowNode> nodes, Class<? extends FlowNode> kind) {
        return nodes.stream()
                .filter(node -> kind.isInstance(node) || (node instanceof SubProcess inner && inner.triggeredByEvent()))
                .map(FlowNode::getId);
    }

    private static Stream<String> ends(Map<String, List<SequenceFlow>> ways, String node, String end) {
        return ways.getOrDefault(node, List.of()).stream().map(way -> String.valueOf(way.getAttributeValue(end)));
    }

    private static Set<String> reach(Stream<String> from, Function<String, Stream<String>> next) {
        Set<String> reached = from.collect(Collectors.toCollection(HashSet::new));
        Deque<String> waiting = new ArrayDeque<>(reached);
        while (!waiting.isEmpty()) {
            next.apply(waiting.remove()).filter(reached::add).forEach(waiting::add);
        }
        return reached;
    }
}
