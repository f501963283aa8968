package org.lianxin.referral.modeling;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** The form's regular expression, e-mail and phone; found anywhere in the text as the browser does it. */
final class PatternRule implements FieldRule {

    @Override
    public Optional<String> problem(FormField field, JsonNode value, Surroundings surroundings) {
        Limits limits = field.limits();
        if (!value.isTextual()
                || limits.pattern()
                        .filter(pattern -> !pattern.matcher(value.asText()).find())
                        .isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("格式不对" + (limits.hint().isEmpty() ? "" : "：" + limits.hint()) + "。请更正后再提交。");
    }
}
