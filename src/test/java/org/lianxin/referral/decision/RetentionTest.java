package org.lianxin.referral.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionTest {

    /** How a referral can end: form closure, and the states of the register without an outcome. */
    private static final List<String> OUTCOMES = List.of(
            "safety_achieved",
            "claim_realised",
            "mediated",
            "aid_delivered",
            "litigation_guided",
            "criminal_concluded",
            "cannot_contact",
            "person_declined",
            "withdrawn",
            "merged",
            "not_accepted");

    private static final List<String> MATTERS = Sheet.rows("matters.csv").stream()
            .map(row -> Sheet.cell(row, "code"))
            .toList();

    @ParameterizedTest
    @CsvSource({
        "domestic_violence, not_accepted, Rule_retention_not_accepted, 1, true",
        "domestic_violence, merged, Rule_retention_merged, 1, true",
        "minor_sexual_abuse, safety_achieved, Rule_retention_mandatory_report, 30, false",
        "minor_harm, person_declined, Rule_retention_mandatory_report, 30, false",
        "school_bullying, mediated, Rule_retention_mandatory_report, 30, false",
        "guardian_failure, withdrawn, Rule_retention_mandatory_report, 30, false",
        "trafficking, cannot_contact, Rule_retention_trafficking_misconduct, 30, false",
        "official_misconduct, claim_realised, Rule_retention_trafficking_misconduct, 30, false",
        "family_dispute, criminal_concluded, Rule_retention_proceedings, 30, false",
        "custody, litigation_guided, Rule_retention_proceedings, 30, false",
        "domestic_violence, person_declined, Rule_retention_not_handled, 10, true",
        "family_dispute, withdrawn, Rule_retention_not_handled, 10, true",
        "domestic_violence, safety_achieved, Rule_retention_violence_handled, 30, false",
        "sexual_harassment, claim_realised, Rule_retention_violence_handled, 30, false",
        "family_dispute, mediated, Rule_retention_default, 10, true",
        "other, aid_delivered, Rule_retention_default, 10, true",
        "'', '', Rule_retention_default, 10, true"
    })
    void theFirstFittingRowDecides(String matter, String outcome, String rule, int term, boolean erasable) {
        assertThat(Tables.rulesMatched("retention", inputs(matter, outcome))).containsExactly(rule);
        assertThat(Tables.evaluate("retention", inputs(matter, outcome)))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("term", term)
                        .containsEntry("unit", "year")
                        .containsEntry("erasable", erasable));
    }

    @Test
    void everyMatterWithEveryOutcomeIsDecidedAndEveryRowIsReached() {
        Set<String> reached = new HashSet<>();
        for (String matter : MATTERS) {
            for (String outcome : OUTCOMES) {
                List<String> rules = Tables.rulesMatched("retention", inputs(matter, outcome));
                assertThat(rules).as("%s %s", matter, outcome).hasSize(1);
                reached.addAll(rules);
            }
        }

        assertThat(reached).isEqualTo(rows());
    }

    @Test
    void whatIsUnknownIsKeptAsTheLastRowSays() {
        assertThat(Tables.evaluate("retention", Map.of())).hasSize(1);
        assertThat(Tables.rulesMatched("retention", inputs("unheard_of", "unheard_of")))
                .containsExactly("Rule_retention_default");
    }

    private static Set<String> rows() {
        return Stream.of(Dmn.readModelFromStream(new java.io.ByteArrayInputStream(
                        Tables.text("retention.dmn").getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .flatMap(model -> model.getModelElementsByType(Rule.class).stream())
                .map(Rule::getId)
                .collect(Collectors.toSet());
    }

    private static Map<String, @Nullable Object> inputs(String matter, String outcome) {
        Map<String, @Nullable Object> inputs = new HashMap<>();
        inputs.put("matter", matter);
        inputs.put("outcome", outcome);
        return inputs;
    }
}
