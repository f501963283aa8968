package org.lianxin.referral.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DeadlineTableTest {

    private static final List<String> LEVELS = List.of("red", "orange", "yellow", "blue");
    private static final List<String> ROUTES = Sheet.rows("routes.csv").stream()
            .map(row -> Sheet.cell(row, "route"))
            .toList();

    @ParameterizedTest
    @MethodSource("sheet")
    void everyRowOfTheSheetGivesItsTerm(Map<String, String> row) {
        for (String route : Sheet.alternatives(Sheet.cell(row, "route"), anyOr(ROUTES))) {
            for (String level : Sheet.alternatives(Sheet.cell(row, "level"), anyOr(LEVELS))) {
                assertThat(Tables.deadline(Sheet.cell(row, "milestone"), route, level))
                        .as("%s %s %s", row.get("milestone"), route, level)
                        .containsExactly(Map.of(
                                "term", Integer.valueOf(Sheet.cell(row, "term")),
                                "unit", Sheet.cell(row, "unit"),
                                "roll", Sheet.cell(row, "roll"),
                                "kind", Sheet.cell(row, "kind"),
                                "basis", Sheet.cell(row, "basis")));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "screen, red, 15 minute none",
        "screen, orange|yellow|blue, 4 hour none",
        "screen, '', 4 hour none",
        "emergency_call, yellow|blue, 4 hour none",
        "desk, red, 30 minute none",
        "desk, orange, 4 hour none",
        "desk, '', 4 hour none",
        "desk, yellow, 1 working_day next_workday",
        "desk, blue, 2 working_day next_workday",
        "escalate_silence, red, 30 minute none",
        "escalate_silence, orange, 4 hour none",
        "escalate_silence, yellow, 1 working_day next_workday",
        "escalate_silence, blue, 2 working_day next_workday",
        "closing, *, 5 working_day next_workday",
        "erasure, *, 15 working_day next_workday",
        "follow_up_again, red|orange, 24 hour none",
        "follow_up_again, yellow|blue, 2 working_day next_workday",
        "notice_start, *, 12 calendar_day none",
        "notice_start, '', 12 calendar_day none",
    })
    void ourOwnStepsHaveInternalTerms(String milestone, String levels, String term) {
        for (String level : Sheet.alternatives(levels, LEVELS)) {
            List<Map<String, Object>> rows = Tables.deadline(milestone, "", level);
            assertThat(rows).hasSize(1);
            Map<String, Object> row = rows.get(0);
            assertThat(row.get("term") + " " + row.get("unit") + " " + row.get("roll"))
                    .isEqualTo(term);
            assertThat(row).containsEntry("kind", "I").containsEntry("basis", "内部时限");
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everyRouteHasATermForTheReply(String route) {
        for (String level : LEVELS) {
            assertThat(Tables.deadline("reply", route, level)).as(level).hasSize(1);
        }
    }

    /** Not in the sheet of terms, but in the reference at R25. */
    @Test
    void aSuggestionOfDeputiesIsAnsweredWithinThreeMonths() {
        assertThat(Tables.deadline("suggestion_reply", "", "blue"))
                .containsExactly(Map.of("term", 3, "unit", "month", "roll", "none", "kind", "S", "basis", "代表法 51"));
    }

    @Test
    void noTermIsInvented() {
        assertThat(Tables.deadline("reply", "", "red")).isEmpty();
        assertThat(Tables.deadline("reply", null, null)).isEmpty();
        assertThat(Tables.deadline("acknowledge", "R01", "")).isEmpty();
        assertThat(Tables.deadline("unheard_of", "R01", "red")).isEmpty();
        assertThat(Tables.evaluate("deadline", Map.of())).isEmpty();
    }

    @Test
    void aMissingRouteOrLevelIsNotAnError() {
        assertThat(Tables.evaluate("deadline", Map.of("milestone", "screen"))).hasSize(1);
        assertThat(Tables.evaluate("deadline", Map.of("milestone", "desk", "riskLevel", "red")))
                .hasSize(1);
        assertThat(Tables.evaluate("deadline", Map.of("milestone", "desk"))).hasSize(1);
        assertThat(Tables.deadline("notice", null, null)).hasSize(1);
    }

    static Stream<Map<String, String>> sheet() {
        return Sheet.rows("deadlines.csv").stream();
    }

    static Stream<String> routes() {
        return ROUTES.stream();
    }

    /** A few examples stand for "any", among them none at all. */
    private static List<String> anyOr(List<String> codes) {
        List<String> examples = new ArrayList<>(Arrays.asList(""));
        examples.add(codes.get(0));
        examples.add(codes.get(codes.size() - 1));
        return examples;
    }
}
