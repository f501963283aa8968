package org.lianxin.referral.modeling;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.jspecify.annotations.Nullable;

/** Engine variables as JSON nodes. A type that no form sends, or JSON that is none, becomes a POJO node, which no rule accepts. */
final class SubmittedVariables {

    /** A form with groups and rows is four levels deep; what goes far beyond is an attack. */
    private static final int DEPTH = 32;

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SubmittedVariables() {}

    static Map<String, JsonNode> of(VariableMap variables) {
        Map<String, JsonNode> nodes = new LinkedHashMap<>();
        for (String name : variables.keySet()) {
            TypedValue typed = variables.getValueTyped(name);
            nodes.put(name, node(typed));
        }
        return nodes;
    }

    private static JsonNode node(TypedValue typed) {
        if (typed instanceof JsonValue json && json.getValueSerialized() != null) {
            return parsed(json.getValueSerialized());
        }
        return plain(typed.getValue());
    }

    private static JsonNode plain(@Nullable Object value) {
        if (value == null) {
            return NODES.nullNode();
        }
        if (value instanceof String text) {
            return NODES.textNode(text);
        }
        if (value instanceof Boolean truth) {
            return NODES.booleanNode(truth);
        }
        if (value instanceof Integer || value instanceof Long || value instanceof Short) {
            return NODES.numberNode(((Number) value).longValue());
        }
        if (value instanceof Double number) {
            return Double.isFinite(number) ? NODES.numberNode(BigDecimal.valueOf(number)) : NODES.numberNode(number);
        }
        return value instanceof SpinJsonNode json ? parsed(json.toString()) : NODES.pojoNode(value);
    }

    private static JsonNode parsed(String serialized) {
        try {
            JsonNode node = JSON.readTree(serialized);
            return node.isContainerNode() ? node : NODES.pojoNode(serialized);
        } catch (JsonProcessingException e) {
            return NODES.pojoNode(serialized);
        }
    }
}
