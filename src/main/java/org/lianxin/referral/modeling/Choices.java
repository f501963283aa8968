package org.lianxin.referral.modeling;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The codes a field offers: listed in the form, held by a variable, or the result of a FEEL expression.
 *
 * @param labels the words of the codes that are listed in the form
 */
record Choices(List<JsonNode> codes, Map<String, String> labels, String variable, String expression) {

    static final Choices NONE = new Choices(List.of(), Map.of(), "", "");

    /** The codes offered here and now; empty when the variable or expression that should list them gives no list. */
    Optional<List<JsonNode>> offered(Surroundings surroundings) {
        if (!variable.isEmpty()) {
            return codesOf(surroundings.value(variable));
        }
        if (!expression.isEmpty()) {
            return codesOf(surroundings.evaluate(expression));
        }
        return Optional.of(codes);
    }

    static Optional<List<JsonNode>> codesOf(JsonNode entries) {
        if (!entries.isArray()) {
            return Optional.empty();
        }
        List<JsonNode> codes = new ArrayList<>();
        entries.forEach(entry -> codes.add(entry.has("value") ? entry.get("value") : entry));
        return Optional.of(codes);
    }
}
