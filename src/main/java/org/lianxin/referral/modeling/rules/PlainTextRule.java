package org.lianxin.referral.modeling.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** A person's words go into a group with a path, because only groups are stored sealed. Beside them only text of a fixed pattern. */
final class PlainTextRule implements FormRule {

    private static final Set<String> TEXTS = Set.of("textfield", "textarea");

    @Override
    public String id() {
        return "form-plain";
    }

    @Override
    public void check(JsonNode form, Report report) {
        for (JsonNode component : form.path("components")) {
            boolean open = component.path("path").asText().isEmpty();
            if (open && component.path("type").asText().equals("group")) {
                check(component, report);
            } else if (open
                    && TEXTS.contains(component.path("type").asText())
                    && !component.path("key").asText().contains(".")
                    && !component.path("disabled").asBoolean()
                    && component.path("validate").path("pattern").asText().isEmpty()) {
                report.error(
                        FormParts.place(component),
                        "自由填写的文字不在带路径（Path）的组里，会不加密地存着。请移进一个组，或者设格式限制（Regular expression）。");
            }
        }
    }
}
