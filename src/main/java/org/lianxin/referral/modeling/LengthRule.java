package org.lianxin.referral.modeling;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Characters of a text, rows of a list; counted as the person counts, an emoji is one. */
final class LengthRule implements FieldRule {

    @Override
    public Optional<String> problem(FormField field, JsonNode value, Surroundings surroundings) {
        if (value.isArray()) {
            return field.type() == FieldType.DYNAMICLIST
                    ? outside(value.size(), field.limits(), "项")
                    : Optional.empty();
        }
        if (!field.type().isText() || !value.isTextual()) {
            return Optional.empty();
        }
        String text = value.asText();
        return outside(text.codePointCount(0, text.length()), field.limits(), "字");
    }

    private static Optional<String> outside(int length, Limits limits, String unit) {
        if (length > limits.maxLength()) {
            return Optional.of("最多" + limits.maxLength() + unit + "，现有" + length + unit + "。请删减后再提交。");
        }
        if (length < limits.minLength()) {
            return Optional.of("至少" + limits.minLength() + unit + "，现有" + length + unit + "。请补充后再提交。");
        }
        return Optional.empty();
    }
}
