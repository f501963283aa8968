package org.lianxin.referral.modeling.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.Equal;
import org.camunda.feel.syntaxtree.Ref;

/** What a form asks can be seen: no condition that cannot be read, that always hides, or that waits for an answer which is no choice. */
final class ConditionRule implements FormRule {

    @Override
    public String id() {
        return "form-condition";
    }

    @Override
    public void check(JsonNode form, Report report) {
        Map<String, Set<String>> choices = choices(form);
        FormParts.of(form).forEach(component -> {
            String hide = component.path("conditional").path("hide").asText().strip();
            if (!hide.isEmpty()) {
                check(component, hide.replaceFirst("^=", ""), choices, report);
            }
        });
    }

    private static void check(JsonNode component, String hide, Map<String, Set<String>> choices, Report report) {
        String place = FormParts.place(component);
        if (Feel.parse(hide).isEmpty()) {
            report.error(place, "隐藏条件读不懂，不是 FEEL。请检查引号和括号。");
        } else if (Feel.constant(hide).filter(Boolean.TRUE::equals).isPresent()) {
            report.error(place, "隐藏条件总是成立，永远看不到。请改正条件，或者删去。");
        }
        Feel.parse(hide)
                .ifPresent(parsed -> Feel.equalities(parsed, equal -> answer(equal)
                        .filter(answer -> !choices.getOrDefault(answer.key(), Set.of(answer.code()))
                                .contains(answer.code()))
                        .ifPresent(answer -> report.error(
                                place, "隐藏条件里的“%s”没有“%s”这个选项，条件永远不会变。请改正。".formatted(answer.key(), answer.code())))));
    }

    private record Answer(String key, String code) {}

    private static Optional<Answer> answer(Equal equal) {
        return equal.x() instanceof Ref reference && equal.y() instanceof ConstString text
                ? Optional.of(new Answer(reference.names().mkString("."), text.value()))
                : Optional.empty();
    }

    /** The codes of every question that has a fixed list of them. */
    private static Map<String, Set<String>> choices(JsonNode form) {
        Map<String, Set<String>> choices = new HashMap<>();
        FormParts.of(form).filter(component -> component.has("values")).forEach(component -> {
            Set<String> codes = new HashSet<>();
            component
                    .path("values")
                    .forEach(choice -> codes.add(choice.path("value").asText()));
            choices.merge(component.path("key").asText(), codes, (one, other) -> {
                other.addAll(one);
                return other;
            });
        });
        return choices;
    }
}
