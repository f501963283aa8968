package org.lianxin.referral.modeling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares submitted values with what the form demands. Camunda 7 itself does this in the browser only. */
final class FormCheck {

    private final List<FieldRule> rules;
    private final boolean namesToo;
    private final List<Finding> findings = new ArrayList<>();

    private FormCheck(Clock clock, boolean namesToo) {
        this.rules = FieldRule.all(clock);
        this.namesToo = namesToo;
    }

    /**
     * Everything wrong with a submission.
     *
     * @param submitted the submitted values by variable name; a node of kind POJO stands for a type no form sends
     * @param existing the variables there before, for conditions and choices
     */
    static List<Finding> check(
            FormSchema schema, Map<String, JsonNode> submitted, Map<String, JsonNode> existing, Clock clock) {
        return run(new FormCheck(clock, true), schema, submitted, existing);
    }

    /** Everything wrong with the values a form would have filled, when no form was submitted. Other variables are none of its business. */
    static List<Finding> checkStored(FormSchema schema, Map<String, JsonNode> variables, Clock clock) {
        return run(new FormCheck(clock, false), schema, variables, variables);
    }

    private static List<Finding> run(
            FormCheck check, FormSchema schema, Map<String, JsonNode> submitted, Map<String, JsonNode> existing) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        values.setAll(submitted);
        check.check(schema, values, Surroundings.of(existing, submitted), "", false);
        return List.copyOf(check.findings);
    }

    private void check(FormSchema schema, JsonNode values, Surroundings surroundings, String where, boolean hidden) {
        if (namesToo) {
            UnknownNames.in(schema, values).forEach(finding -> add(where, finding.label(), finding.sentence()));
        }
        for (FormField field : schema.fields()) {
            boolean gone = hidden || field.hides().stream().anyMatch(surroundings::isTrue);
            JsonNode value = at(values, field.path());
            if (isEmpty(value)) {
                if (field.limits().required() && !gone) {
                    add(
                            where,
                            field.label(),
                            field.type().isText() || isEntered(field) ? "未填写。请填写后再提交。" : "未选择。请选择后再提交。");
                }
            } else {
                checkValue(field, value, surroundings, where, gone);
            }
        }
    }

    private void checkValue(FormField field, JsonNode value, Surroundings surroundings, String where, boolean hidden) {
        for (FieldRule rule : rules) {
            var problem = rule.problem(field, value, surroundings);
            if (problem.isPresent()) {
                add(where, field.label(), problem.get());
                return;
            }
        }
        if (field.type() == FieldType.CHECKBOX && field.limits().required() && !value.asBoolean() && !hidden) {
            add(where, field.label(), "须勾选。请勾选后再提交。");
        }
        if (field.type() == FieldType.DYNAMICLIST) {
            int number = 0;
            for (JsonNode row : value) {
                String inRow = where + field.label() + "第" + ++number + "项·";
                if (row.isObject()) {
                    check(field.rows(), row, surroundings.inRow(row), inRow, hidden);
                } else {
                    add(where, field.label() + "第" + number + "项", "类型不对，应为一组内容（Json）。请更正后再提交。");
                }
            }
        }
    }

    private void add(String where, String label, String sentence) {
        findings.add(new Finding(where + label, sentence));
    }

    private static JsonNode at(JsonNode values, List<String> path) {
        JsonNode value = values;
        for (String name : path) {
            value = value.isObject() ? value.path(name) : MissingNode.getInstance();
        }
        return value;
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isTextual() && value.asText().isBlank())
                || (value.isArray() && value.isEmpty());
    }

    private static boolean isEntered(FormField field) {
        return field.type() == FieldType.NUMBER || field.type() == FieldType.DATETIME;
    }
}
