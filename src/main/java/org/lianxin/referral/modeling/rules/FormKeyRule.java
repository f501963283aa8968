package org.lianxin.referral.modeling.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Date;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Every field writes a value of its own, under a name that expressions can use, and of the kind that the process expects there. */
final class FormKeyRule {

    static final String ID = "form-key";

    private static final String TEXT = "文字";
    private static final String NUMBER = "数字";
    private static final String YES_OR_NO = "是或否";
    private static final String TIME = "系统计算的时间";
    private static final String GROUP = "一组内容";
    /** What a field of this type stores. */
    private static final Map<String, String> STORED = Map.ofEntries(
            Map.entry("textfield", TEXT),
            Map.entry("textarea", TEXT),
            Map.entry("radio", TEXT),
            Map.entry("select", TEXT),
            Map.entry("datetime", TEXT),
            Map.entry("number", NUMBER),
            Map.entry("checkbox", YES_OR_NO),
            Map.entry("checklist", GROUP),
            Map.entry("taglist", GROUP),
            Map.entry("group", GROUP),
            Map.entry("dynamiclist", GROUP));

    private static final Set<String> SHOWN =
            Set.of("text", "html", "table", "button", "separator", "spacer", "image", "iframe");
    private static final Pattern KEY = Pattern.compile("[A-Za-z_]\\w{0,63}(\\.[A-Za-z_]\\w{0,63})*");

    private FormKeyRule() {}

    /** @param declared the types of the variables that processes declare */
    static void check(JsonNode form, Map<String, Class<?>> declared, Report report) {
        Set<String> ids = new HashSet<>();
        FormParts.of(form)
                .filter(component -> !ids.add(component.path("id").asText()))
                .forEach(component -> report.error(
                        FormParts.place(component), "有两个组件的编号（id）相同，或者没有编号。请删去一个，在 Camunda Modeler 中重新添加。"));
        check(form, "", new HashSet<>(), report);
        checkKinds(form, declared, report);
    }

    /** What lies in a group with a path, or in a row, is part of the variable of that path. */
    private static void checkKinds(JsonNode container, Map<String, Class<?>> declared, Report report) {
        for (JsonNode component : container.path("components")) {
            String path = component.path("path").asText();
            String name = path.isEmpty() ? component.path("key").asText() : path;
            @Nullable Class<?> type = declared.get(name.replaceFirst("\\..*", ""));
            @Nullable
            String stored = name.contains(".")
                    ? GROUP
                    : STORED.get(component.path("type").asText());
            if (component.path("serializeToString").asBoolean()) {
                stored = TEXT;
            }
            if (type != null
                    && stored != null
                    && !component.path("disabled").asBoolean()
                    && !stored.equals(kind(type))) {
                report.error(
                        name, "“%s”在流程里是%s，而这个字段存的是%s：提交之后流程读不了它。请换一种字段，或者换一个键。".formatted(name, kind(type), stored));
            }
            if (path.isEmpty()) {
                checkKinds(component, declared, report);
            }
        }
    }

    private static String kind(Class<?> type) {
        if (type == String.class) {
            return TEXT;
        }
        if (type == Boolean.class) {
            return YES_OR_NO;
        }
        if (type == Date.class) {
            return TIME;
        }
        return Number.class.isAssignableFrom(type) ? NUMBER : GROUP;
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
