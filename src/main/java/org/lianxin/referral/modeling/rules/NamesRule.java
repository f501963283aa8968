package org.lianxin.referral.modeling.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.LiteralExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** What the expressions of forms and tables read exists; a name that was misspelt reads nothing, for ever. */
final class NamesRule {

    static final String ID = "names";

    /** What the program asks the tables with besides variables. */
    private static final Set<String> PASSED = Set.of("milestone");

    private NamesRule() {}

    /** @param variables declared in code, or asked by a form */
    static void check(DmnModelInstance tables, Set<String> variables, Report report) {
        Set<String> known = new HashSet<>(variables);
        known.addAll(PASSED);
        tables.getModelElementsByType(Decision.class).forEach(decision -> known.add(decision.getId()));
        tables.getModelElementsByType(Output.class).forEach(output -> known.add(String.valueOf(output.getName())));
        Stream.<ModelElementInstance>concat(
                        tables.getModelElementsByType(InputExpression.class).stream(),
                        tables.getModelElementsByType(LiteralExpression.class).stream())
                .forEach(cell -> unknown(cell.getTextContent().strip(), known)
                        .forEach(
                                name -> report.error(cell, "没有“%s”这个变量，这里什么也读不到。请检查写法，或者先在表单里添加这一项。".formatted(name))));
    }

    /** @param variables declared in code, or asked by a form */
    static void check(JsonNode form, Set<String> variables, Report report) {
        Set<String> known = new HashSet<>(variables);
        FormParts.of(form).forEach(component -> known.add(component.path("key").asText()));
        FormParts.of(form).forEach(component -> FormParts.expressions(component)
                .flatMap(expression -> unknown(expression, known))
                .distinct()
                .forEach(name ->
                        report.error(FormParts.place(component), "没有“%s”这个变量，这里什么也读不到。请检查写法。".formatted(name))));
    }

    private static Stream<String> unknown(String expression, Set<String> known) {
        return Feel.parse(expression).stream()
                .flatMap(parsed -> Feel.names(parsed).stream())
                .filter(name -> !known.contains(name));
    }
}
