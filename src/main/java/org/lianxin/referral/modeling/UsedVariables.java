package org.lianxin.referral.modeling;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables a form needs: what its fields and groups are bound to, and every name in its expressions and templates.
 * A name too many, such as one that FEEL itself defines, does no harm where no variable is called so.
 */
final class UsedVariables {

    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
    private static final Pattern TEXT_IN_FEEL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    /** Not after a point: there stands a member of a variable. */
    private static final Pattern NAME = Pattern.compile("(?<![\\p{L}\\p{N}_.])[\\p{L}_][\\p{L}\\p{N}_]*");

    private final Set<String> names = new TreeSet<>();

    private UsedVariables() {}

    static Set<String> of(JsonNode form) {
        UsedVariables used = new UsedVariables();
        used.addBindings(form);
        used.addExpressions(form);
        return Set.copyOf(used.names);
    }

    private void addBindings(JsonNode container) {
        for (JsonNode component : container.path("components")) {
            String path = component.path("path").asText();
            addFirst(path.isEmpty() ? component.path("key").asText() : path);
            addFirst(component.path("valuesKey").asText());
            addFirst(component.path("dataSource").asText());
            // What lies in a group with a path, or in a row, belongs to the variable of that path.
            if (path.isEmpty()) {
                addBindings(component);
            }
        }
    }

    private void addFirst(String binding) {
        if (!binding.isEmpty() && !binding.startsWith("=")) {
            names.add(binding.split("\\.", 2)[0]);
        }
    }

    private void addExpressions(JsonNode node) {
        node.forEach(this::addExpressions);
        if (!node.isTextual()) {
            return;
        }
        if (node.asText().stripLeading().startsWith("=")) {
            addNames(node.asText());
        }
        TEMPLATE.matcher(node.asText()).results().forEach(template -> addNames(template.group(1)));
    }

    private void addNames(String feel) {
        Matcher name = NAME.matcher(TEXT_IN_FEEL.matcher(feel).replaceAll("\"\""));
        while (name.find()) {
            names.add(name.group());
        }
    }
}
