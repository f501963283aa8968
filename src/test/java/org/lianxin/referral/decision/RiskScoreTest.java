package org.lianxin.referral.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RiskScoreTest {

    @ParameterizedTest
    @MethodSource("items")
    void everyAnswerScoresItsWeight(Map<String, String> row) {
        String item = Sheet.cell(row, "item");
        assertThat(Screening.calm().with(item, "1").score()).isEqualTo(Integer.parseInt(Sheet.cell(row, "weight_1")));
        assertThat(Screening.calm().with(item, "2").score()).isEqualTo(Integer.parseInt(Sheet.cell(row, "weight_2")));
        assertThat(Screening.calm().with(item, "0").score()).isZero();
        assertThat(Screening.calm().with(item, "u").score()).isZero();
        assertThat(Screening.calm().without(item).score()).isZero();
    }

    @Test
    void theSheetAsksTheTwentyItems() {
        assertThat(items().map(row -> Sheet.cell(row, "item"))).containsExactlyElementsOf(Screening.ITEMS);
    }

    @Test
    void allAnswersAddUp() {
        Screening worst = Screening.calm();
        int total = 0;
        for (Map<String, String> row : items().toList()) {
            worst = worst.with(Sheet.cell(row, "item"), "2");
            total += Integer.parseInt(Sheet.cell(row, "weight_2"));
        }
        assertThat(worst.score()).isEqualTo(total);
    }

    @Test
    void aScreeningThatWasNeverFilledScoresNothing() {
        assertThat(Tables.evaluate("riskScore", Map.of())).isEqualTo(List.of(Map.of("riskScore", 0)));
        assertThat(Tables.evaluate("riskScore", Map.of("screening", Tables.json(Map.of()))))
                .isEqualTo(List.of(Map.of("riskScore", 0)));
    }

    static Stream<Map<String, String>> items() {
        return Sheet.rows("screening.csv").stream();
    }
}
