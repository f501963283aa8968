package org.lianxin.referral.modeling.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Rule;

/**
 * A table that always has to answer does: one that takes the first row that fits ends with a row that always fits, and one
 * with a single question has a row for every answer that is allowed there.
 */
final class CompleteRule implements TableRule {

    private static final Pattern CODE = Pattern.compile("\"[^\"]*\"");

    @Override
    public String id() {
        return "table-complete";
    }

    @Override
    public void check(DmnModelInstance tables, Report report) {
        for (DecisionTable table : tables.getModelElementsByType(DecisionTable.class)) {
            List<Rule> rows = List.copyOf(table.getRules());
            boolean always = rows.stream().anyMatch(CompleteRule::fitsAlways);
            if (table.getHitPolicy() == HitPolicy.FIRST && !always) {
                report.error(table, "这张表取最先命中的一行，却没有一行总能命中：别的情形没有结果。请在最后加一行，条件都留空。");
            }
            List<Input> inputs = List.copyOf(table.getInputs());
            if (table.getHitPolicy() == HitPolicy.UNIQUE && inputs.size() == 1 && !always) {
                missing(inputs.get(0), rows)
                        .forEach(code -> report.error(table, "没有 %s 这种情形的行，到时没有结果。请加上。".formatted(code)));
            }
        }
    }

    private static boolean fitsAlways(Rule row) {
        return row.getInputEntries().stream()
                .map(entry -> entry.getTextContent().strip())
                .allMatch(cell -> cell.isEmpty() || cell.equals("-"));
    }

    private static Set<String> missing(Input input, List<Rule> rows) {
        if (input.getInputValues() == null) {
            return Set.of();
        }
        Set<String> missing = codes(input.getInputValues().getTextContent());
        rows.forEach(row -> row.getInputEntries().forEach(entry -> missing.removeAll(codes(entry.getTextContent()))));
        return missing;
    }

    private static Set<String> codes(String cell) {
        return CODE.matcher(cell).results().map(MatchResult::group).collect(Collectors.toCollection(HashSet::new));
    }
}
