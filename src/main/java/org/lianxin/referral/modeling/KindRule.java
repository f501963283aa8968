package org.lianxin.referral.modeling;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** A text is a text, a number a number, a list a list. */
final class KindRule implements FieldRule {

    @Override
    public Optional<String> problem(FormField field, JsonNode value, Surroundings surroundings) {
        return switch (field.type()) {
            case TEXTFIELD, TEXTAREA, DATETIME -> expect(value.isTextual(), "文字（String）");
            case NUMBER -> expect(value.isNumber(), "数字");
            case CHECKBOX -> expect(value.isBoolean(), "是或否（Boolean）");
            case RADIO, SELECT, EXPRESSION -> expect(isScalar(value), "单个值");
            case CHECKLIST, TAGLIST, DYNAMICLIST -> expect(value.isArray(), "列表（Json）");
        };
    }

    private static boolean isScalar(JsonNode value) {
        return value.isTextual() || value.isNumber() || value.isBoolean();
    }

    private static Optional<String> expect(boolean met, String kind) {
        return met ? Optional.empty() : Optional.of("类型不对，应为" + kind + "。请更正后再提交。");
    }
}
