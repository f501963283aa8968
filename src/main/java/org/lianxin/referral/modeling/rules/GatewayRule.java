package org.lianxin.referral.modeling.rules;

import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
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
        diagram.all(ExclusiveGateway.class).forEach(gateway -> check(gateway, gateway.getDefault(), report));
        diagram.all(InclusiveGateway.class).forEach(gateway -> check(gateway, gateway.getDefault(), report));
    }

    private static void check(Gateway gateway, @Nullable SequenceFlow always, Report report) {
        if (gateway.getOutgoing().size() < 2) {
            return;
        }
        if (always == null) {
            report.error(gateway, "网关没有默认的出路（Default flow）：条件都不成立时案件会卡住。请把一条设为默认。");
        }
        if (gateway.getName() == null || !gateway.getName().endsWith("？")) {
            report.error(gateway, "网关的名称应是一个问题，以“？”结尾。请改正。");
        }
        for (SequenceFlow flow : gateway.getOutgoing()) {
            if (ProcessRule.isBlank(flow.getName())) {
                report.error(flow, "网关的出路没有名称。请写上它是哪个回答。");
            }
            if (flow.getConditionExpression() == null && !flow.equals(always)) {
                report.error(flow, "出路既没有条件，也不是默认的：案件到此总走这条。请写上条件。");
            }
        }
    }
}
