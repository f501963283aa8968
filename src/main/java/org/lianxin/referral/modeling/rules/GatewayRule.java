package org.lianxin.referral.modeling.rules;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.jspecify.annotations.Nullable;

/** A choice asks a question, its ways are answers, and one of them is always open. */
final class GatewayRule implements DiagramRule {

    @Override
    public String id() {
        return "gateway";
    }

    @Override
    public void check(Diagram diagram, Report report) {
        Map<String, List<SequenceFlow>> out = diagram.ways("sourceRef");
        for (FlowNode node : diagram.all(FlowNode.class)) {
            List<SequenceFlow> ways = out.getOrDefault(node.getId(), List.of());
            if (ways.size() < 2) {
                continue;
            }
            if (node instanceof ExclusiveGateway gateway) {
                check(gateway, ways, gateway.getDefault(), report);
            } else if (node instanceof InclusiveGateway gateway) {
                check(gateway, ways, gateway.getDefault(), report);
            } else if (!(node instanceof Gateway)) {
                report.error(node, "这里有 %d 条出路，看不出走哪条。请画一个网关。".formatted(ways.size()));
            }
        }
    }

    private static void check(Gateway gateway, List<SequenceFlow> ways, @Nullable SequenceFlow always, Report report) {
        if (always == null) {
            report.error(gateway, "网关没有默认的出路（Default flow）：条件都不成立时案件会卡住。请把一条设为默认。");
        }
        if (gateway.getName() == null || !gateway.getName().endsWith("？")) {
            report.error(gateway, "网关的名称应是一个问题，以“？”结尾。请改正。");
        }
        for (SequenceFlow flow : ways) {
            if (ProcessRule.isBlank(flow.getName())) {
                report.error(flow, "网关的出路没有名称。请写上它是哪个回答。");
            }
            if (flow.getConditionExpression() == null && !flow.equals(always)) {
                report.error(flow, "出路既没有条件，也不是默认的：案件到此总走这条。请写上条件。");
            }
        }
    }
}
