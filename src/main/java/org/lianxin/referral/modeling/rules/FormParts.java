package org.lianxin.referral.modeling.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The components of a form, with those in groups and lists. */
final class FormParts {

    private FormParts() {}

    static Stream<JsonNode> of(JsonNode container) {
        return StreamSupport.stream(container.path("components").spliterator(), false)
                .flatMap(component -> Stream.concat(Stream.of(component), of(component)));
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
