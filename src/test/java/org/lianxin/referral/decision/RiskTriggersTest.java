package org.lianxin.referral.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RiskTriggersTest {

    @ParameterizedTest
    @MethodSource("items")
    void everyAnswerSetsTheFloorOfItsTrigger(Map<String, String> row) {
        String item = Sheet.cell(row, "item");
        for (String answer : List.of("1", "2")) {
            String floor = Sheet.cell(row, "trigger_" + answer);
            List<String> expected = floor.isEmpty() ? List.of() : List.of(item + "=" + floor);
            assertThat(Screening.calm().with(item, answer).triggers()).isEqualTo(expected);
        }
        assertThat(Screening.calm().with(item, "u").triggers()).isEmpty();
        assertThat(Screening.calm().without(item).triggers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1,2", "2,1", "2,2"})
    void aWeaponAndACredibleDeathThreatTogetherAreRed(String weapon, String threat) {
        assertThat(Screening.calm().with("a3", weapon).with("a4", threat).triggers())
                .containsExactlyInAnyOrder("a3=orange", "a4=orange", "a3+a4=red");
    }

    @ParameterizedTest
    @CsvSource({"0,red", "13,red", "14,orange", "17,orange", "18,orange", ",orange"})
    void forcedSexIsRedWhenThePersonIsUnderFourteen(@Nullable Integer age, String floor) {
        for (String answer : List.of("1", "2")) {
            assertThat(Screening.calm().with("b4", answer).aged(age).triggers()).containsExactly("b4=" + floor);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "minor_sexual_abuse, 0, matter=red",
        "minor_sexual_abuse, 13, matter=red",
        "minor_sexual_abuse, 14, matter=orange",
        "minor_sexual_abuse, 17, matter=orange",
        "minor_sexual_abuse, 18,",
        "minor_sexual_abuse, , matter=orange",
        "minor_harm, 3, matter=orange",
        "minor_harm, , matter=orange",
        "trafficking, 30, matter=red",
        "trafficking, , matter=red",
        "group_or_media, 45, matter=orange",
        "domestic_violence, 13,",
        ", 13,",
    })
    void someMattersSetAFloorOfTheirOwn(@Nullable String matter, @Nullable Integer age, @Nullable String trigger) {
        assertThat(Screening.calm().about(matter).aged(age).triggers())
                .isEqualTo(trigger == null ? List.of() : List.of(trigger));
    }

    @Test
    void nothingAnsweredTriggersNothing() {
        assertThat(Tables.evaluate("riskTriggers", Map.of())).isEmpty();
        assertThat(Tables.evaluate("riskTriggers", Map.of("screening", Tables.json(Map.of()))))
                .isEmpty();
    }

    static Stream<Map<String, String>> items() {
        return Sheet.rows("screening.csv").stream();
    }
}
