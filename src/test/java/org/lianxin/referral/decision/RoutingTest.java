package org.lianxin.referral.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest {

    private static final List<String> MATTERS = codes("matters.csv");
    private static final List<String> FACTS = codes("facts.csv");
    private static final List<String> LEVELS = List.of("red", "orange", "yellow", "blue", "");

    @ParameterizedTest
    @MethodSource("matters")
    void everyMatterWithAnyOneFactTakesTheRoutesOfTheSheet(String matter) {
        for (String level : LEVELS) {
            assertRoutes(matter, List.of(), level);
            FACTS.forEach(fact -> assertRoutes(matter, List.of(fact), level));
        }
    }

    @Test
    void anyCombinationOfFactsTakesTheRoutesOfTheSheet() {
        Random random = new Random(20_260_102);
        for (int round = 0; round < 300; round++) {
            List<String> facts = new ArrayList<>(FACTS);
            Collections.shuffle(facts, random);
            assertRoutes(
                    MATTERS.get(random.nextInt(MATTERS.size())),
                    facts.subList(0, random.nextInt(6)),
                    LEVELS.get(random.nextInt(LEVELS.size())));
        }
    }

    @ParameterizedTest
    @MethodSource("sheet")
    void everyRouteCarriesWhatTheSheetSays(Map<String, String> row) {
        String id = Sheet.cell(row, "route");
        Map<String, Object> route = anywhere(id);
        assertThat(route)
                .containsEntry("agencyKind", row.get("agency_kind"))
                .containsEntry("letter", row.get("letter"))
                .containsEntry("basis", row.get("basis"))
                .containsEntry("copyKinds", copies(Sheet.cell(row, "copy_kinds")));
        if (!id.equals("R01")) {
            assertThat(route).containsEntry("mode", row.get("mode"));
        }
        assertThat(Tables.cell(route, "blocking", String.class).isEmpty())
                .isEqualTo(Sheet.cell(row, "blocking_note").isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "red,emergency_phone",
        "orange,emergency_phone",
        "yellow,formal_transfer",
        "blue,formal_transfer",
        "'',formal_transfer",
        ",formal_transfer"
    })
    void policeAreCalledFirstWhenTheDangerIsHigh(@Nullable String level, String mode) {
        assertThat(Tables.routes("domestic_violence", List.of(), level).get(0))
                .containsEntry("routeId", "R01")
                .containsEntry("mode", mode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"family_dispute", "bride_price", "custody"})
    void mediationIsOfferedOnlyWithoutViolenceAndInLowDanger(String matter) {
        for (String level : LEVELS) {
            assertThat(Tables.routeIds(matter, List.of("both_willing_mediation", "violence"), level))
                    .doesNotContain("R13");
            assertThat(Tables.routeIds(matter, List.of("both_willing_mediation"), level)
                            .contains("R13"))
                    .isEqualTo(Set.of("blue", "yellow").contains(level));
        }
    }

    @Test
    void redGoesToThePoliticalAndLegalCommitteeUnlessAChildIsHarmed() {
        assertThat(Tables.routeIds("other", List.of(), "red")).containsExactly("R20");
        assertThat(Tables.routeIds("other", List.of("minor_harmed"), "red")).containsExactly("R02");
        assertThat(Tables.routeIds("other", List.of("minor_harmed", "group_or_media"), "red"))
                .containsExactly("R02", "R20");
        assertThat(Tables.routeIds("other", List.of("group_or_media"), "blue")).containsExactly("R20");
    }

    @Test
    void whatIsNotKnownLeadsNowhere() {
        assertThat(Tables.evaluate("routing", Map.of())).isEmpty();
        assertThat(Tables.routeIds(null, null, null)).isEmpty();
        assertThat(Tables.routeIds("other", null, "red")).containsExactly("R20");
        assertThat(Tables.routeIds(null, List.of("needs_lawyer"), null)).containsExactly("R06");
        assertThat(Tables.routeIds("unheard_of", List.of("unheard_of"), "unheard_of"))
                .isEmpty();
    }

    static Stream<String> matters() {
        return MATTERS.stream();
    }

    static Stream<Map<String, String>> sheet() {
        return Sheet.rows("routes.csv").stream();
    }

    private static void assertRoutes(String matter, List<String> facts, String level) {
        List<String> expected = sheet().filter(
                        row -> new Condition(Sheet.cell(row, "when")).holds(matter, facts, level))
                .map(row -> Sheet.cell(row, "route"))
                .filter(route -> !route.equals("R13") || !facts.contains("violence"))
                .toList();
        assertThat(Tables.routeIds(matter, facts, level))
                .as("%s %s %s", matter, facts, level)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static Map<String, Object> anywhere(String routeId) {
        return MATTERS.stream()
                .flatMap(matter ->
                        Stream.of("yellow", "red").flatMap(level -> Tables.routes(matter, facts(), level).stream()))
                .filter(route -> routeId.equals(route.get("routeId")))
                .findFirst()
                .orElseThrow(() -> new AssertionError(routeId + " is never taken"));
    }

    private static List<String> facts() {
        return FACTS.stream().filter(fact -> !fact.equals("violence")).toList();
    }

    private static List<String> copies(String cell) {
        return Arrays.stream(cell.split(";")).filter(kind -> !kind.isEmpty()).toList();
    }

    private static List<String> codes(String sheet) {
        return Sheet.rows(sheet).stream().map(row -> Sheet.cell(row, "code")).toList();
    }
}
