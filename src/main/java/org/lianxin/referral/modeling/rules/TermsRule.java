package org.lianxin.referral.modeling.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jspecify.annotations.Nullable;
import org.lianxin.referral.modeling.ModelFinding;

/**
 * Table {@code deadline} has a row for every term that will be asked for, at every level: of each route of table {@code routing}, of each
 * milestone that a diagram names, and of those that the program asks for. Who adds a route to a new agency is told what is still to do.
 */
final class TermsRule {

    static final String ID = "terms";

    private static final List<String> LEVELS = List.of("red", "orange", "yellow", "blue");
    private static final Map<String, String> OF_EACH_ROUTE = Map.of("acknowledge", "签收", "reply", "反馈");
    private static final List<String> OF_THE_PROGRAM =
            List.of("follow_up_again", "inspection_request", "notice", "notice_start", "urge_letter", "urging_opinion");

    private static final Pattern ASKED = Pattern.compile("due\\.(?:at|from)\\(execution,[^)]*");
    /** The second argument, or what is chosen as it. */
    private static final Pattern MILESTONE = Pattern.compile("[,?:]\\s*'([a-z_]+)'");

    private static final Pattern CODE = Pattern.compile("\"([^\"]*)\"");

    private TermsRule() {}

    /** @param known the checked files and those that are live beside them */
    static void check(Models checked, Models known, List<ModelFinding> findings) {
        @Nullable Table deadlines = Table.find("deadline", known);
        if (deadlines == null) {
            return;
        }
        boolean newTerms = checked.tables().containsKey(deadlines.file());
        @Nullable Table routes = Table.find("routing", known);
        if (routes != null && (newTerms || checked.tables().containsKey(routes.file()))) {
            boolean newRoutes = checked.tables().containsKey(routes.file());
            Table place = newRoutes ? routes : deadlines;
            routes.codes(
                    "routeId",
                    (row, route) -> OF_EACH_ROUTE.forEach((milestone, label) -> deadlines
                            .missing(milestone, route)
                            .ifPresent(levels -> place.report(findings)
                                    .error(
                                            newRoutes
                                                    ? row.getId()
                                                    : deadlines.table().getId(),
                                            "去向 %s 没有%s时限（%s）。请在办理时限表（deadline）里加一行：milestone 为 \"%s\"，routeId 为 \"%s\"。"
                                                    .formatted(route, label, levels, milestone, route)))));
        }
        checked.diagrams().forEach((file, diagram) -> asked(diagram)
                .forEach(asked -> deadlines.missing(asked.text(), "").ifPresent(levels -> new Report(ID, file, findings)
                        .error(
                                asked.place(),
                                "办理时限表（deadline）里没有“%s”（%s）的行，任务到这里定不了期限。请先在表里加上。".formatted(asked.text(), levels)))));
        if (newTerms) {
            Stream.concat(
                            OF_THE_PROGRAM.stream(),
                            known.diagrams().entrySet().stream()
                                    .filter(file -> !checked.diagrams().containsKey(file.getKey()))
                                    .flatMap(file -> asked(file.getValue()).map(Expressions.Written::text)))
                    .distinct()
                    .forEach(milestone -> deadlines.missing(milestone, "").ifPresent(levels -> deadlines
                            .report(findings)
                            .error(
                                    deadlines.table().getId(),
                                    "没有“%s”（%s）的行，流程会问这个时限。请加上。".formatted(milestone, levels))));
        }
    }

    /** The milestones by name, of which the route has no say. */
    private static Stream<Expressions.Written> asked(BpmnModelInstance diagram) {
        return Expressions.of(diagram)
                .flatMap(written -> ASKED.matcher(written.text()).results().flatMap(asked -> MILESTONE
                        .matcher(asked.group())
                        .results()
                        .map(milestone -> new Expressions.Written(written.place(), milestone.group(1)))))
                .filter(asked -> !OF_EACH_ROUTE.containsKey(asked.text()));
    }

    private record Table(String file, DecisionTable table) {

        static @Nullable Table find(String decision, Models models) {
            for (Map.Entry<String, DmnModelInstance> file : models.tables().entrySet()) {
                if (file.getValue().getModelElementById(decision) instanceof Decision found
                        && found.getExpression() instanceof DecisionTable table) {
                    return new Table(file.getKey(), table);
                }
            }
            return null;
        }

        Report report(List<ModelFinding> findings) {
            return new Report(ID, file, findings);
        }

        /** Each row with the code that it gives in the named column. */
        void codes(String output, BiConsumer<Rule, String> each) {
            List<String> names =
                    table.getOutputs().stream().map(Output::getName).toList();
            for (Rule row : table.getRules()) {
                int column = names.indexOf(output);
                if (column >= 0) {
                    codes(List.copyOf(row.getOutputEntries()).get(column).getTextContent())
                            .forEach(code -> each.accept(row, code));
                }
            }
        }

        /** The levels for which there is no row; empty when there is one for all. */
        Optional<String> missing(String milestone, String route) {
            String levels = LEVELS.stream()
                    .filter(level -> table.getRules().stream()
                            .noneMatch(row ->
                                    fits(row, Map.of("milestone", milestone, "routeId", route, "riskLevel", level))))
                    .collect(Collectors.joining("、"));
            return Optional.of(levels).filter(missing -> !missing.isEmpty());
        }

        private boolean fits(Rule row, Map<String, String> asked) {
            List<Input> inputs = List.copyOf(table.getInputs());
            List<String> cells = row.getInputEntries().stream()
                    .map(cell -> cell.getTextContent().strip())
                    .toList();
            for (int column = 0; column < inputs.size(); column++) {
                @Nullable String answer = asked.get(question(inputs.get(column)));
                if (answer != null && !fits(cells.get(column), answer)) {
                    return false;
                }
            }
            return true;
        }

        private static String question(Input input) {
            return input.getInputExpression().getText().getTextContent().strip();
        }

        private static boolean fits(String cell, String answer) {
            if (cell.isEmpty() || cell.equals("-")) {
                return true;
            }
            return cell.startsWith("not(") != codes(cell).contains(answer);
        }

        private static Set<String> codes(String cell) {
            return CODE.matcher(cell).results().map(code -> code.group(1)).collect(Collectors.toSet());
        }
    }
}
