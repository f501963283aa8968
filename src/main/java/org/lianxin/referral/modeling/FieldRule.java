package org.lianxin.referral.modeling;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** One demand on a value that is there; the answer is a sentence for the person, or empty if the value is fine. */
@FunctionalInterface
interface FieldRule {

    Optional<String> problem(FormField field, JsonNode value, Surroundings surroundings);

    /** In the order in which they make sense: the later ones rely on the kind of value and its size. */
    static List<FieldRule> all(Clock clock) {
        return List.of(
                new KindRule(),
                new LengthRule(),
                new ControlCharacterRule(),
                new NumberRule(),
                new PatternRule(),
                new ChoiceRule(),
                new MomentRule(clock));
    }
}
