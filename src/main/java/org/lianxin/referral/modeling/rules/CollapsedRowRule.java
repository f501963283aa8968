package org.lianxin.referral.modeling.rules;

import com.fasterxml.jackson.databind.JsonNode;

/** No row of a list is lost because it was collapsed: the form viewer does not submit what it does not show. */
final class CollapsedRowRule implements FormRule {

    @Override
    public String id() {
        return "form-list";
    }

    @Override
    public void check(JsonNode form, Report report) {
        FormParts.of(form)
                .filter(component -> component.path("type").asText().equals("dynamiclist"))
                .filter(list -> !list.path("disableCollapse").asBoolean())
                .forEach(
                        list -> report.error(FormParts.place(list), "动态列表收起的行不会提交，内容会丢失。请勾选“不可收起”（Disable collapse）。"));
    }
}
