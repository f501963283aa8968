package org.lianxin.referral.modeling.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** A choice shows words and stores a code, each code once. */
final class ChoiceCodeRule implements FormRule {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_]{1,40}");

    @Override
    public String id() {
        return "form-choice";
    }

    @Override
    public void check(JsonNode form, Report report) {
        FormParts.of(form).forEach(component -> {
            Set<String> codes = new HashSet<>();
            for (JsonNode choice : component.path("values")) {
                String code = choice.path("value").asText();
                if (!CODE.matcher(code).matches()) {
                    report.error(
                            FormParts.place(component),
                            "选项“%s”的值应是代码（字母、数字、下划线，不超过 40 个）。请改正。"
                                    .formatted(choice.path("label").asText()));
                } else if (!codes.add(code)) {
                    report.error(FormParts.place(component), "有两个选项的代码都是“%s”。请改正。".formatted(code));
                }
            }
        });
    }
}
