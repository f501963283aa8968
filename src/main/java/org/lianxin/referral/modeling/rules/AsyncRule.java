package org.lianxin.referral.modeling.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.jspecify.annotations.Nullable;

/**
 * What reaches outside stands in a task with a transaction of its own, and is tried again a sensible number of times. Straight behind
 * a timer the timer's own job is that transaction.
 */
final class AsyncRule implements DiagramRule {

    private static final Pattern RETRIES = Pattern.compile("R[1-9]\\d?/P(\\d+D|T([1-9]\\d*H)?(\\d+M)?)");

    @Override
    public String id() {
        return "async";
    }

    @Override
    public void check(Diagram diagram, Report report) {
        diagram.elements().forEach(element -> {
            String delegate = Diagram.camunda(element, "delegateExpression");
            if (delegate != null && diagram.house().outside().test(delegate.replaceAll("[${}]", ""))) {
                checkTask(diagram, element, delegate, report);
            }
            if (element.getLocalName().equals("failedJobRetryTimeCycle")
                    && !RETRIES.matcher(element.getTextContent().strip()).matches()) {
                report.error(
                        Diagram.place(element),
                        "重试设置“%s”读不懂或者没有间隔。请写成例如 R5/PT5M：五次，每次隔五分钟。"
                                .formatted(element.getTextContent().strip()));
            }
        });
    }

    private static void checkTask(Diagram diagram, DomElement element, String delegate, Report report) {
        if (element.getLocalName().endsWith("Listener")) {
            report.error(Diagram.place(element), "%s 会向外发送，不能放在监听器里。请改为服务任务。".formatted(delegate));
        } else if (!isAsync(element)
                && !isAsync(element.getParentElement())
                && !followsTimers(String.valueOf(Diagram.place(element)), diagram.ways("targetRef"), new HashSet<>())) {
            report.error(
                    Diagram.place(element), "%s 会向外发送，须单独成为一个事务。请勾选“异步前”（Asynchronous before）。".formatted(delegate));
        }
    }

    /** The element itself, or the event around a message that is sent. */
    private static boolean isAsync(@Nullable DomElement element) {
        return element != null && "true".equals(Diagram.camunda(element, "asyncBefore"));
    }

    private static boolean followsTimers(String node, Map<String, List<SequenceFlow>> waysTo, Set<String> seen) {
        List<SequenceFlow> ways = waysTo.getOrDefault(node, List.of());
        return !seen.add(node)
                || (!ways.isEmpty()
                        && ways.stream()
                                .map(SequenceFlow::getSource)
                                .allMatch(before -> isTimer(before)
                                        || (before instanceof ExclusiveGateway
                                                && followsTimers(before.getId(), waysTo, seen))));
    }

    private static boolean isTimer(FlowNode node) {
        return node instanceof CatchEvent event
                && event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance);
    }
}
