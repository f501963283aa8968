package org.lianxin.referral.modeling;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Refuses names that the form does not have, at the top, inside groups and inside list rows. */
final class UnknownNames {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private UnknownNames() {}

    static List<Finding> in(FormSchema schema, JsonNode values) {
        return in(schema, List.of(), values);
    }

    private static List<Finding> in(FormSchema schema, List<String> path, JsonNode values) {
        List<Finding> findings = new ArrayList<>();
        values.properties().forEach(entry -> {
            List<String> inner = new ArrayList<>(path);
            inner.add(entry.getKey());
            if (schema.fields().stream().anyMatch(field -> field.path().equals(inner))) {
                return;
            }
            if (schema.fields().stream().noneMatch(field -> startsWith(field.path(), inner))) {
                findings.add(new Finding(printable(entry.getKey()), "不是本表单的项目。请只提交表单上的项目。"));
            } else if (entry.getValue().isObject()) {
                findings.addAll(in(schema, inner, entry.getValue()));
            } else if (!entry.getValue().isNull()) {
                findings.add(new Finding(
                        schema.groupLabels().getOrDefault(inner, entry.getKey()), "类型不对，应为一组内容（Json）。请更正后再提交。"));
            }
        });
        return findings;
    }

    private static boolean startsWith(List<String> path, List<String> beginning) {
        return path.size() > beginning.size()
                && path.subList(0, beginning.size()).equals(beginning);
    }

    private static String printable(String name) {
        return NAME.matcher(name).matches() ? name : "未知项目";
    }
}
