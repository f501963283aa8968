package org.lianxin.referral.modeling;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The places of a form, or of one list row, where something can be entered. Disabled fields only show and are left out.
 *
 * @param groupLabels the title of each group that has a path, by that path
 * @param used the variables that the form shows, asks or looks at
 */
record FormSchema(List<FormField> fields, Map<List<String>, String> groupLabels, Set<String> used) {

    static final FormSchema EMPTY = new FormSchema(List.of(), Map.of(), Set.of());

    /** Whether a check needs to know variables other than the submitted ones. */
    boolean looksAround() {
        return fields.stream()
                .anyMatch(field -> !field.hides().isEmpty()
                        || !field.choices().variable().isEmpty()
                        || !field.choices().expression().isEmpty()
                        || field.rows().looksAround());
    }

    /** The variables a submission may carry, each with the label of its field or group. */
    Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        for (FormField field : fields) {
            String name = field.path().get(0);
            variables.putIfAbsent(
                    name, field.path().size() == 1 ? field.label() : groupLabels.getOrDefault(List.of(name), name));
        }
        return variables;
    }
}
