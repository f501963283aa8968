package org.lianxin.referral.modeling.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The components of a form, with those in groups and lists. */
final class FormParts {

    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);

    private FormParts() {}

    static Stream<JsonNode> of(JsonNode container) {
        return StreamSupport.stream(container.path("components").spliterator(), false)
                .flatMap(component -> Stream.concat(Stream.of(component), of(component)));
    }

    /** The FEEL of one component, without that of the components in it: what begins with an equals sign, and templates in texts. */
    static Stream<String> expressions(JsonNode component) {
        return component.properties().stream()
                .filter(property -> !property.getKey().equals("components"))
                .flatMap(property -> texts(property.getValue()))
                .flatMap(text -> text.startsWith("=")
                        ? Stream.of(text.substring(1))
                        : TEMPLATE.matcher(text).results().map(template -> template.group(1)));
    }

    private static Stream<String> texts(JsonNode value) {
        return value.isTextual()
                ? Stream.of(value.asText().strip())
                : StreamSupport.stream(value.spliterator(), false).flatMap(FormParts::texts);
    }

    /** What an administrator finds it by in Camunda Modeler. */
    static String place(JsonNode component) {
        return Stream.of("key", "path", "id")
                .map(name -> component.path(name).asText())
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }
}
