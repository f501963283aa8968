package org.lianxin.referral.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CasesTest {

    @ParameterizedTest
    @MethodSource("cases")
    void theTablesScreenAndRouteEveryWorkedCase(Case worked) {
        Screening screening = worked.answers();
        Case.Expectation expected = worked.expect();
        assertThat(screening.score()).isEqualTo(expected.riskScore());
        assertThat(screening.level()).isEqualTo(expected.computedRiskLevel());
        assertThat(screening.insufficient()).isEqualTo(expected.insufficient());

        List<String> routes =
                Tables.routeIds(worked.intake().matter(), worked.intake().facts(), screening.level());
        assertThat(routes)
                .containsExactlyInAnyOrderElementsOf(expected.routes())
                .noneMatch(expected.neverRoutes()::contains);
    }

    static Stream<Case> cases() {
        return Case.all();
    }
}
