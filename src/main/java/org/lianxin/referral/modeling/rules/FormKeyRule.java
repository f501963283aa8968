package org.lianxin.referral.modeling.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Every field writes a value of its own, under a name that expressions can use. */
final class FormKeyRule implements FormRule {

    private static final Set<String> SHOWN =
            Set.of("text", "html", "table", "button", "separator", "spacer", "image", "iframe");
    private static final Pattern KEY = Pattern.compile("[A-Za-z_]\\w{0,63}(\\.[A-Za-z_]\\w{0,63})*");

    @Override
    public String id() {
        return "form-key";
    }

    @Override
    public void check(JsonNode form, Report report) {
        Set<String> ids = new HashSet<>();
        FormParts.of(form)
                .filter(component -> !ids.add(component.path("id").asText()))
                .forEach(component -> report.error(
                        FormParts.place(component), "有两个组件的编号（id）相同，或者没有编号。请删去一个，在 Camunda Modeler 中重新添加。"));
        check(form, "", new HashSet<>(), report);
    }

    private static void check(JsonNode container, String prefix, Set<String> taken, Report report) {
        for (JsonNode component : container.path("components")) {
            String path = component.path("path").asText();
            switch (component.path("type").asText()) {
                case "group" -> check(component, path.isEmpty() ? prefix : prefix + path + ".", taken, report);
                case "dynamiclist" -> check(component, "", new HashSet<>(), report);
                default -> checkField(component, prefix, taken, report);
            }
        }
    }

    private static void checkField(JsonNode field, String prefix, Set<String> taken, Report report) {
        String key = field.path("key").asText();
        if (SHOWN.contains(field.path("type").asText())) {
            return;
        }
        if (!KEY.matcher(key).matches()) {
            report.error(FormParts.place(field), "字段的键（Key）应由字母、数字、下划线组成，以字母开头。请改正。");
        } else if (!field.path("disabled").asBoolean() && !taken.add(prefix + key)) {
            report.error(key, "有两个字段写入同一个键“%s%s”。请改名，或者删去一个。".formatted(prefix, key));
        }
    }
}
