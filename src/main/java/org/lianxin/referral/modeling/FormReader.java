package org.lianxin.referral.modeling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a {@code .form} file (form-js, schema version 16).
 *
 * @see <a href="https://docs.camunda.io/docs/components/modeler/forms/camunda-forms-reference/">Camunda Forms reference</a>
 */
final class FormReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<FormField> fields = new ArrayList<>();
    private final Map<List<String>, String> groupLabels = new LinkedHashMap<>();

    private FormReader() {}

    /** @throws IllegalArgumentException if the text is no JSON or a pattern in it is none */
    static FormSchema read(String form) {
        try {
            return schemaOf(JSON.readTree(form));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a form: " + e.getOriginalMessage(), e);
        }
    }

    private static FormSchema schemaOf(JsonNode container) {
        FormReader reader = new FormReader();
        reader.readComponents(container, "", List.of(), List.of());
        return new FormSchema(List.copyOf(reader.fields), Map.copyOf(reader.groupLabels), UsedVariables.of(container));
    }

    private void readComponents(JsonNode container, String title, List<String> path, List<String> hides) {
        for (JsonNode component : container.path("components")) {
            List<String> ownHides = hides;
            String hide = expression(component.path("conditional").path("hide"));
            if (!hide.isEmpty()) {
                ownHides = with(hides, List.of(hide));
            }
            if (component.path("type").asText().equals("group")) {
                readGroup(component, title, path, ownHides);
            } else if (!component.path("disabled").asBoolean()) {
                readField(component, title, path, ownHides);
            }
        }
    }

    private void readGroup(JsonNode group, String title, List<String> path, List<String> hides) {
        List<String> ownPath = with(path, names(group.path("path").asText()));
        if (!group.path("path").asText().isEmpty()) {
            groupLabels.putIfAbsent(ownPath, group.path("label").asText());
        }
        readComponents(group, group.path("label").asText(title), ownPath, hides);
    }

    private void readField(JsonNode component, String title, List<String> path, List<String> hides) {
        Optional<FieldType> known = FieldType.named(component.path("type").asText());
        boolean list = known.filter(FieldType.DYNAMICLIST::equals).isPresent();
        List<String> names = names(component.path(list ? "path" : "key").asText());
        if (known.isEmpty() || names.isEmpty()) {
            return;
        }
        fields.add(new FormField(
                known.get(),
                with(path, names),
                title,
                label(component),
                hides,
                limits(component, known.get()),
                choices(component),
                moment(component),
                list ? schemaOf(component) : FormSchema.EMPTY));
    }

    private static String label(JsonNode component) {
        String label = component.path("label").asText();
        String date = label.isEmpty() ? component.path("dateLabel").asText() : label;
        String any = date.isEmpty() ? component.path("timeLabel").asText() : date;
        return any.isEmpty() ? component.path("key").asText() : any;
    }

    private static Limits limits(JsonNode component, FieldType type) {
        JsonNode validate = component.path("validate");
        JsonNode properties = component.path("properties");
        return new Limits(
                validate.path("required").asBoolean(),
                validate.path("minLength").asInt(0),
                validate.path("maxLength").asInt(defaultLength(type)),
                number(validate.path("min")),
                number(validate.path("max")),
                component.path("decimalDigits").asInt(Limits.DECIMALS),
                pattern(validate),
                properties.path("hint").asText());
    }

    private static int defaultLength(FieldType type) {
        return switch (type) {
            case TEXTAREA -> Limits.TEXTAREA_LENGTH;
            case DYNAMICLIST -> Limits.ROWS;
            default -> Limits.TEXTFIELD_LENGTH;
        };
    }

    private static Optional<BigDecimal> number(JsonNode limit) {
        return limit.isNumber() || (limit.isTextual() && !limit.asText().isBlank())
                ? Optional.of(new BigDecimal(limit.asText().strip()))
                : Optional.empty();
    }

    /** The form viewer has its own patterns for e-mail and phone (E.164); these are as strict. */
    private static Optional<Pattern> pattern(JsonNode validate) {
        return switch (validate.path("validationType").asText()) {
            case "email" -> Optional.of(Pattern.compile("^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+$"));
            case "phone" -> Optional.of(Pattern.compile("^(\\+|00)[1-9][0-9]{4,14}$"));
            default ->
                Optional.of(validate.path("pattern").asText())
                        .filter(regex -> !regex.isEmpty())
                        .map(Pattern::compile);
        };
    }

    private static Choices choices(JsonNode component) {
        Map<String, String> labels = new LinkedHashMap<>();
        component
                .path("values")
                .forEach(each -> labels.put(
                        each.path("value").asText(), each.path("label").asText()));
        return new Choices(
                Choices.codesOf(component.path("values")).orElse(List.of()),
                labels,
                component.path("valuesKey").asText(),
                expression(component.path("valuesExpression")));
    }

    private static Moment moment(JsonNode component) {
        String subtype = component.path("subtype").asText("date").toUpperCase(Locale.ROOT);
        return new Moment(
                Moment.Subtype.valueOf(subtype),
                !component.path("timeSerializingFormat").asText().equals("no_timezone"),
                component.path("properties").path("notInFuture").asBoolean());
    }

    private static String expression(JsonNode text) {
        String expression = text.asText().strip();
        return expression.startsWith("=") ? expression.substring(1) : expression;
    }

    private static List<String> names(String path) {
        return path.isEmpty() ? List.of() : List.of(path.split("\\."));
    }

    private static List<String> with(List<String> first, List<String> then) {
        List<String> all = new ArrayList<>(first);
        all.addAll(then);
        return List.copyOf(all);
    }
}
