package org.lianxin.referral.decision;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A filled risk screening: all answers are "0" unless said otherwise. */
record Screening(Map<String, String> answers, @Nullable Integer victimAge, @Nullable String matter) {

    static final List<String> ITEMS = Stream.of("a1-7", "b1-8", "c1-5")
            .flatMap(domain -> Stream.iterate(1, n -> n <= domain.charAt(3) - '0', n -> n + 1)
                    .map(n -> domain.substring(0, 1) + n))
            .toList();

    static Screening calm() {
        return new Screening(ITEMS.stream().collect(Collectors.toMap(Function.identity(), item -> "0")), 34, "other");
    }

    Screening with(String item, String answer) {
        Map<String, String> changed = new HashMap<>(answers);
        changed.put(item, answer);
        return new Screening(changed, victimAge, matter);
    }

    Screening without(String item) {
        Map<String, String> changed = new HashMap<>(answers);
        changed.remove(item);
        return new Screening(changed, victimAge, matter);
    }

    Screening unknown(int count) {
        Screening screening = this;
        for (String item : ITEMS.subList(0, count)) {
            screening = screening.with(item, "u");
        }
        return screening;
    }

    Screening aged(@Nullable Integer age) {
        return new Screening(answers, age, matter);
    }

    Screening about(@Nullable String other) {
        return new Screening(answers, victimAge, other);
    }

    int score() {
        return Tables.cell(result("riskScore").get(0), "riskScore", Integer.class);
    }

    /** item=floor, in the order of the table. */
    List<String> triggers() {
        return result("riskTriggers").stream()
                .map(trigger -> trigger.get("item") + "=" + trigger.get("floor"))
                .toList();
    }

    String level() {
        return Tables.cell(outcome(), "riskLevel", String.class);
    }

    boolean insufficient() {
        return Tables.cell(outcome(), "insufficient", Boolean.class);
    }

    /** Ids of the rules of this decision that matched. */
    List<String> deciding(String decision) {
        return Tables.rulesMatched(decision, variables());
    }

    private Map<String, Object> outcome() {
        return result("riskLevel").get(0);
    }

    private List<Map<String, Object>> result(String decision) {
        return Tables.evaluate(decision, variables());
    }

    private Map<String, @Nullable Object> variables() {
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        variables.put("screening", Tables.json(answers));
        variables.put("victimAge", victimAge);
        variables.put("matter", matter);
        return variables;
    }
}
