package org.lianxin.referral.modeling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;

/** What the conditions of a form can see: the submitted values, over the variables that were there before. */
final class Surroundings {

    private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode values;

    private Surroundings(ObjectNode values) {
        this.values = values;
    }

    static Surroundings of(Map<String, JsonNode> existing, Map<String, JsonNode> submitted) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        existing.forEach((name, value) -> put(values, name, value));
        submitted.forEach((name, value) -> put(values, name, value));
        return new Surroundings(values);
    }

    /** As seen from a list row: its own fields by name and as {@code this}, all else as before. */
    Surroundings inRow(JsonNode row) {
        ObjectNode inner = values.deepCopy();
        row.properties().forEach(field -> inner.set(field.getKey(), field.getValue()));
        inner.set("this", row);
        inner.set("parent", values);
        return new Surroundings(inner);
    }

    JsonNode value(String variable) {
        JsonNode value = values.get(variable);
        return value == null ? MissingNode.getInstance() : value;
    }

    /** As the form viewer does, an expression that fails gives nothing. */
    JsonNode evaluate(String feel) {
        EvaluationResult result = FEEL.evaluateExpression(feel, context());
        return result.isSuccess() ? JSON.valueToTree(result.result()) : MissingNode.getInstance();
    }

    boolean isTrue(String feel) {
        return evaluate(feel).asBoolean(false);
    }

    private Map<String, Object> context() {
        return JSON.convertValue(values, JSON.getTypeFactory().constructMapType(Map.class, String.class, Object.class));
    }

    private static void put(ObjectNode into, String name, JsonNode value) {
        JsonNode before = into.get(name);
        if (before instanceof ObjectNode group && value.isObject()) {
            value.properties().forEach(field -> put(group, field.getKey(), field.getValue()));
        } else if (!value.isPojo()) {
            into.set(name, value.deepCopy());
        }
    }
}
