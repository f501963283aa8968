package org.lianxin.referral.modeling.rules;

import com.fasterxml.jackson.databind.JsonNode;

/** A form is named after its id and made for Camunda 7, so that Camunda Modeler opens it in the right mode. */
final class FormFileRule implements FormRule {

    /** What the form viewer of Tasklist 7.24 knows. */
    private static final int SCHEMA = 16;

    @Override
    public String id() {
        return "form-file";
    }

    @Override
    public void check(JsonNode form, Report report) {
        String id = form.path("id").asText();
        if (!report.file().equals(id + ".form")) {
            report.error(id, "文件名应是表单的编号加 .form，即 %s.form。请改文件名或表单编号。".formatted(id));
        }
        if (!form.path("executionPlatform").asText().equals("Camunda Platform")) {
            report.error(id, "这不是 Camunda 7 的表单。请在 Camunda Modeler 中新建 Camunda 7 的表单。");
        }
        int schema = form.path("schemaVersion").asInt();
        if (schema < 1 || schema > SCHEMA) {
            report.error(id, "表单的格式版本是 %d，任务列表只认得 1 到 %d。请用 Camunda 7.24 的表单。".formatted(schema, SCHEMA));
        }
        if (!form.path("components").isArray()) {
            report.error(id, "表单没有内容（components）。请在 Camunda Modeler 中重新保存。");
        }
    }
}
