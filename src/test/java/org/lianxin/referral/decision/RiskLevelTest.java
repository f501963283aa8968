package org.lianxin.referral.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RiskLevelTest {

    private static final List<String> LEVELS = List.of("blue", "yellow", "orange", "red");

    @ParameterizedTest
    @CsvSource({"4,blue", "5,yellow", "10,yellow", "11,orange", "17,orange", "18,red"})
    void theScoreSetsTheLevel(int score, String level) {
        Screening screening = scoring(score);
        assertThat(screening.score()).isEqualTo(score);
        assertThat(screening.triggers()).isEmpty();
        assertThat(screening.level()).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"3,yellow", "4,yellow", "5,orange", "10,orange", "11,red", "17,red", "18,red"})
    void threeBeatingsInAYearLiftTheScoreByOneLevel(int score, String level) {
        Screening screening = scoring(score - 2).with("b1", "2");
        assertThat(screening.score()).isEqualTo(score);
        assertThat(screening.level()).isEqualTo(level);
    }

    @ParameterizedTest
    @MethodSource("endings")
    void everyRuleDecides(String rule, String level, Screening screening) {
        assertThat(screening.deciding("riskLevel")).containsExactly("Rule_riskLevel_" + rule);
        assertThat(screening.level()).isEqualTo(level);
    }

    static Stream<Arguments> endings() {
        Screening calm = Screening.calm();
        return Stream.of(
                Arguments.of("red_score", "red", scoring(18)),
                Arguments.of("red_trigger", "red", calm.with("a2", "2")),
                Arguments.of("red_matter", "red", calm.about("trafficking")),
                Arguments.of("red_lifted_score", "red", scoring(11).with("b1", "2")),
                Arguments.of("red_lifted_trigger", "red", calm.with("a3", "1").with("b1", "2")),
                Arguments.of("orange_score", "orange", scoring(11)),
                Arguments.of("orange_trigger", "orange", calm.with("a3", "1")),
                Arguments.of("orange_matter", "orange", calm.about("minor_harm").with("b1", "2")),
                Arguments.of("orange_lifted_score", "orange", scoring(5).with("b1", "2")),
                Arguments.of("yellow_score", "yellow", scoring(5)),
                Arguments.of("yellow_lifted", "yellow", calm.with("b1", "2")),
                Arguments.of("yellow_insufficient", "yellow", calm.unknown(5)),
                Arguments.of("blue", "blue", calm));
    }

    @ParameterizedTest
    @CsvSource({"4,false,blue", "5,true,yellow", "20,true,yellow"})
    void fiveUnknownAnswersAreTooLittleToBeCalm(int unknown, boolean insufficient, String level) {
        Screening screening = Screening.calm().unknown(unknown);
        assertThat(screening.insufficient()).isEqualTo(insufficient);
        assertThat(screening.level()).isEqualTo(level);
    }

    @Test
    void tooLittleKnownNeverLowersAHigherLevel() {
        Screening screening = Screening.calm().unknown(7).with("b4", "1");
        assertThat(screening.insufficient()).isTrue();
        assertThat(screening.level()).isEqualTo("orange");
    }

    @Test
    void anAnswerThatIsMissingIsAsUnknownAsOneNotAsked() {
        Screening four =
                Screening.calm().without("a1").without("a2").with("b1", "u").with("c5", "u");
        assertThat(four.insufficient()).isFalse();
        assertThat(four.without("c1").insufficient()).isTrue();
        assertThat(Tables.evaluate("riskLevel", Map.of()))
                .isEqualTo(List.of(Map.of("riskLevel", "yellow", "insufficient", true)));
    }

    @Test
    void anyScreeningGetsTheLevelThatTheRulesInWordsGive() {
        Random random = new Random(20_260_101);
        List<String> matters = Sheet.rows("matters.csv").stream()
                .map(row -> Sheet.cell(row, "code"))
                .toList();
        for (int round = 0; round < 150; round++) {
            Screening screening = any(random, matters);
            assertThat(screening.level()).as(screening.toString()).isEqualTo(inWords(screening));
        }
    }

    /** Mostly quiet answers, or every screening would be red. */
    private static Screening any(Random random, List<String> matters) {
        List<String> answers = List.of("0", "1", "2", "u");
        int calmness = 1 + random.nextInt(20);
        Map<String, String> given = new HashMap<>();
        Screening.ITEMS.forEach(
                item -> given.put(item, random.nextInt(20) < calmness ? "0" : answers.get(random.nextInt(4))));
        return new Screening(
                given,
                random.nextInt(5) == 0 ? null : random.nextInt(25),
                random.nextInt(4) == 0 ? matters.get(random.nextInt(matters.size())) : "other");
    }

    /** screening.md, step by step. */
    private static String inWords(Screening screening) {
        Map<String, String> answers = screening.answers();
        int score = 0;
        int level = 0;
        for (Map<String, String> row : Sheet.rows("screening.csv")) {
            String answer = answers.getOrDefault(Sheet.cell(row, "item"), "u");
            if (answer.equals("1") || answer.equals("2")) {
                score += Integer.parseInt(Sheet.cell(row, "weight_" + answer));
                level = Math.max(level, LEVELS.indexOf(Sheet.cell(row, "trigger_" + answer)));
            }
        }
        level = Math.max(level, score >= 18 ? 3 : score >= 11 ? 2 : score >= 5 ? 1 : 0);
        if (yes(answers, "a3") && yes(answers, "a4")) {
            level = 3;
        }
        @Nullable Integer age = screening.victimAge();
        if (yes(answers, "b4") && age != null && age < 14) {
            level = 3;
        }
        if ("2".equals(answers.get("b1"))) {
            level = Math.min(3, level + 1);
        }
        level = Math.max(level, floorOfMatter(screening.matter(), age));
        boolean insufficient = answers.values().stream().filter("u"::equals).count() >= 5;
        return LEVELS.get(level == 0 && insufficient ? 1 : level);
    }

    private static int floorOfMatter(@Nullable String matter, @Nullable Integer age) {
        return switch (matter == null ? "" : matter) {
            case "trafficking" -> 3;
            case "minor_harm", "group_or_media" -> 2;
            case "minor_sexual_abuse" -> age == null || age < 18 ? age != null && age < 14 ? 3 : 2 : 0;
            default -> 0;
        };
    }

    private static boolean yes(Map<String, String> answers, String item) {
        return List.of("1", "2").contains(answers.getOrDefault(item, "u"));
    }

    /** A screening of this score without any trigger. */
    private static Screening scoring(int score) {
        Screening screening = Screening.calm();
        int missing = score;
        for (Map<String, String> row : Sheet.rows("screening.csv")) {
            int weight = Integer.parseInt(Sheet.cell(row, "weight_1"));
            if (Sheet.cell(row, "trigger_1").isEmpty() && !"b1".equals(row.get("item")) && weight <= missing) {
                screening = screening.with(Sheet.cell(row, "item"), "1");
                missing -= weight;
            }
        }
        return screening;
    }
}
