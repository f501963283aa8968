package org.lianxin.referral.modeling;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Only what is offered can be chosen, and only once. */
final class ChoiceRule implements FieldRule {

    /** A code, not something a person wrote: it may be repeated in a message, and stored where the list is not known here. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    @Override
    public Optional<String> problem(FormField field, JsonNode value, Surroundings surroundings) {
        if (!field.type().isChosen()) {
            return Optional.empty();
        }
        Optional<List<JsonNode>> offered = field.choices().offered(surroundings);
        Set<JsonNode> seen = new HashSet<>();
        for (JsonNode chosen : field.type().isChosenSeveral() ? value : List.of(value)) {
            boolean code = CODE.matcher(chosen.asText()).matches();
            if (!offered.map(list -> list.contains(chosen)).orElse(code)) {
                return Optional.of((code ? "没有“" + chosen.asText() + "”这一选项" : "所填不在选项中") + "。请从列表中选择。");
            }
            if (!seen.add(chosen)) {
                return Optional.of("“" + chosen.asText() + "”重复。请只选一次。");
            }
        }
        return Optional.empty();
    }
}
