package org.lianxin.referral.modeling.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** A form brings no page of its own: markup, frames and pictures from elsewhere could carry off what a person told. */
final class MarkupRule implements FormRule {

    private static final Set<String> FOREIGN = Set.of("html", "iframe", "image");

    @Override
    public String id() {
        return "form-markup";
    }

    @Override
    public void check(JsonNode form, Report report) {
        FormParts.of(form)
                .filter(component -> FOREIGN.contains(component.path("type").asText()))
                .forEach(component -> report.error(
                        FormParts.place(component),
                        "表单里不允许 %s 组件。请改用文字（Text view）。"
                                .formatted(component.path("type").asText())));
    }
}
