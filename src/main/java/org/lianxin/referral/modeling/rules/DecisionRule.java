package org.lianxin.referral.modeling.rules;

import java.util.List;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;

/** A decision has a name, says where it comes from and how long its history is kept; its results have names and types. */
final class DecisionRule implements TableRule {

    @Override
    public String id() {
        return "decision";
    }

    @Override
    public void check(DmnModelInstance tables, Report report) {
        for (Decision decision : tables.getModelElementsByType(Decision.class)) {
            if (ProcessRule.isBlank(decision.getName())) {
                report.error(decision, "决策没有名称。请写上。");
            }
            if (decision.getDescription() == null) {
                report.error(decision, "决策没有说明（Description）。请写明决定什么、来源是什么。");
            }
            if (!ProcessRule.isTime(decision.getCamundaHistoryTimeToLiveString())) {
                report.error(decision, "决策没有写历史保存期限（History time to live），或者写得不对。请写成例如 P180D。");
            }
        }
        for (Output output : tables.getModelElementsByType(Output.class)) {
            if (ProcessRule.isBlank(output.getName())) {
                report.error(output, "结果列没有名称（Output name）。请写上。");
            }
            if (ProcessRule.isBlank(output.getTypeRef()) && !isList(output)) {
                report.error(output, "结果列“%s”没有类型（Type）。请选一个；只有结果都是列表 […] 时可以不选。".formatted(output.getName()));
            }
        }
    }

    /** FEEL has no type for lists, so a column of them has none. */
    private static boolean isList(Output output) {
        DecisionTable table = (DecisionTable) output.getParentElement();
        int column = List.copyOf(table.getOutputs()).indexOf(output);
        return table.getRules().stream()
                .map(row -> List.copyOf(row.getOutputEntries()))
                .filter(cells -> cells.size() > column)
                .map(cells -> cells.get(column).getTextContent().strip())
                .allMatch(cell -> cell.isEmpty() || cell.startsWith("["));
    }
}
