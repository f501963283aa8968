package org.lianxin.referral.modeling;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Refuses what can be stored but not seen: control characters, halves of characters, and signs that turn the reading direction. */
final class ControlCharacterRule implements FieldRule {

    @Override
    public Optional<String> problem(FormField field, JsonNode value, Surroundings surroundings) {
        boolean lines = field.type() == FieldType.TEXTAREA;
        boolean found = value.isTextual() && value.asText().codePoints().anyMatch(each -> isUnseen(each, lines));
        return found ? Optional.of("含有看不见的控制字符。请删除或重新输入后再提交。") : Optional.empty();
    }

    private static boolean isUnseen(int character, boolean lines) {
        if (character == '\n' || character == '\r' || character == '\t') {
            return !lines;
        }
        return Character.isISOControl(character)
                || Character.getType(character) == Character.SURROGATE
                || character == 0xFEFF
                || (character >= 0x2028 && character <= 0x202E)
                || (character >= 0x2066 && character <= 0x2069);
    }
}
