package org.lianxin.referral.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FollowUpsTest {

    @ParameterizedTest
    @MethodSource("levels")
    void everyLevelIsFollowedUpAtTheTimesOfTheSheet(Map<String, String> row) {
        assertThat(periods(Sheet.cell(row, "level")))
                .isEqualTo(List.of(Sheet.cell(row, "periods").split(";")));
    }

    @ParameterizedTest
    @MethodSource("levels")
    void theTimesArePeriodsInTheirOrder(Map<String, String> row) {
        assertThat(periods(Sheet.cell(row, "level")))
                .extracting(period -> LocalDate.EPOCH.plus(Period.parse(String.valueOf(period))))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void thereIsNoPlanForALevelThatDoesNotExist() {
        assertThat(Tables.evaluate("followUps", Map.of("riskLevel", "green"))).isEmpty();
        assertThat(Tables.evaluate("followUps", Map.of())).isEmpty();
    }

    static Stream<Map<String, String>> levels() {
        return Sheet.rows("follow-ups.csv").stream();
    }

    private static List<?> periods(String level) {
        return Tables.cell(
                Tables.evaluate("followUps", Map.of("riskLevel", level)).get(0), "periods", List.class);
    }
}
