package org.lianxin.referral.modeling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.lianxin.referral.modeling.EnteredForm.Line;

/** The value of a field as a person reads it: words for codes, yes and no, dates without their zone. */
final class FieldText {

    private static final Pattern DATE_TIME = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})T(\\d{2}:\\d{2}).*");

    private FieldText() {}

    /** One line, none for an empty value; for a list one line per row. */
    static List<Line> lines(FormField field, JsonNode value, Map<String, JsonNode> around) {
        if (field.type() == FieldType.DYNAMICLIST) {
            return rows(field, value, around);
        }
        String text = text(field, value, around);
        return text.isEmpty() ? List.of() : List.of(new Line(field.label(), text));
    }

    private static List<Line> rows(FormField list, JsonNode rows, Map<String, JsonNode> around) {
        List<Line> lines = new ArrayList<>();
        for (JsonNode row : rows) {
            String text = list.rows().fields().stream()
                    .flatMap(field -> lines(field, row.at("/" + String.join("/", field.path())), around).stream())
                    .map(line -> line.label() + "：" + line.text())
                    .collect(Collectors.joining("；"));
            if (!text.isEmpty()) {
                lines.add(new Line(list.label() + " " + (lines.size() + 1), text));
            }
        }
        return lines;
    }

    private static String text(FormField field, JsonNode value, Map<String, JsonNode> around) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(each -> text(field, each, around))
                    .collect(Collectors.joining("、"));
        }
        if (value.isBoolean()) {
            return value.asBoolean() ? "是" : "否";
        }
        String text = value.isValueNode() && !value.isNull() && !value.isPojo() ? value.asText() : "";
        return field.type() == FieldType.DATETIME
                ? DATE_TIME.matcher(local(field.moment(), text)).replaceAll("$1 $2")
                : word(field.choices(), text, around);
    }

    /** On the office's clock, whatever offset a client sent; that clock is the program's (see {@code Federation}). */
    private static String local(Moment moment, String text) {
        return moment.offset() && moment.subtype() == Moment.Subtype.DATETIME && !text.isEmpty()
                ? OffsetDateTime.parse(text)
                        .atZoneSameInstant(ZoneId.systemDefault())
                        .toLocalDateTime()
                        .toString()
                : text;
    }

    /** The words stand in the form, or in the variable that listed the choices. */
    private static String word(Choices choices, String code, Map<String, JsonNode> around) {
        for (JsonNode each : around.getOrDefault(choices.variable(), MissingNode.getInstance())) {
            if (each.path("value").asText().equals(code)) {
                return each.path("label").asText(code);
            }
        }
        return choices.labels().getOrDefault(code, code);
    }
}
