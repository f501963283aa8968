package org.lianxin.referral.modeling.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;

/** In a table that may hit one row only, no two rows fit the same case. Compared are codes; other cells must be equal to clash. */
final class OverlapRule implements TableRule {

    private static final Pattern CODE = Pattern.compile("\"[^\"]*\"");
    private static final Pattern CODES = Pattern.compile(CODE + "(\\s*,\\s*" + CODE + ")*");

    @Override
    public String id() {
        return "table-overlap";
    }

    @Override
    public void check(DmnModelInstance tables, Report report) {
        for (DecisionTable table : tables.getModelElementsByType(DecisionTable.class)) {
            if (table.getHitPolicy() == HitPolicy.UNIQUE) {
                check(new ArrayList<>(table.getRules()), report);
            }
        }
    }

    private static void check(List<Rule> rows, Report report) {
        List<List<String>> cells = rows.stream().map(OverlapRule::cells).toList();
        for (int later = 1; later < rows.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                if (overlap(cells.get(earlier), cells.get(later))) {
                    report.error(
                            rows.get(later), "第 %d 行与第 %d 行会同时命中，而这张表只许命中一行。请改正条件。".formatted(later + 1, earlier + 1));
                }
            }
        }
    }

    private static List<String> cells(Rule row) {
        return row.getInputEntries().stream()
                .map(InputEntry::getTextContent)
                .map(String::strip)
                .toList();
    }

    private static boolean overlap(List<String> one, List<String> other) {
        return IntStream.range(0, Math.min(one.size(), other.size()))
                .allMatch(column -> meet(one.get(column), other.get(column)));
    }

    private static boolean meet(String one, String other) {
        return isAny(one)
                || isAny(other)
                || one.equals(other)
                || (CODES.matcher(one).matches()
                        && CODES.matcher(other).matches()
                        && codes(one).stream().anyMatch(codes(other)::contains));
    }

    private static boolean isAny(String cell) {
        return cell.isEmpty() || cell.equals("-");
    }

    private static Set<String> codes(String cell) {
        return CODE.matcher(cell).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
