package org.lianxin.referral.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that never refuses anything guards nothing: each one is held against code written to break it. */
class RulesBiteTest {

    private static final JavaClasses FIXTURE =
            new ClassFileImporter().importPackages("org.lianxin.referral.architecture.fixture");

    static Stream<String> rules() {
        return Arrays.stream(HouseRules.class.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(ArchTest.class))
                .map(Field::getName);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleRefusesTheFixture(String rule) throws ReflectiveOperationException {
        assertThat(violations(rule)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "dependenciesComeThroughTheConstructor, Injected.mailSender",
        "timeComesFromTheClock, Instant.now",
        "timeComesFromTheClock, Date.<init>",
        "timeComesFromTheClock, System.currentTimeMillis",
        "timeComesFromTheClock, ClockUtil.getCurrentTime",
        "timeComesFromTheClock, Clock.systemUTC",
        "onlyMailKnowsTheMailServer, JavaMailSender",
        "rowsAreReadAndWrittenThroughJdbcClient, JdbcTemplate",
        "fewKnowTheInsideOfTheEngine, ClockUtil",
        "delegatesAreNobodysBusiness, LoudDelegate",
        "delegatesDecideAndStoreNothing, DecisionService",
        "onlyTheDemoTalksToTheConsole, System.out",
        "namesSayWhatAClassIs, ReferralManagerImpl",
        "nothingIsNullUnlessItSaysSo, fixture.modules.desk.drawer"
    })
    void eachWayToBreakARuleIsNamed(String rule, String named) throws ReflectiveOperationException {
        assertThat(violations(rule))
                .anySatisfy(violation -> assertThat(violation).contains(named));
    }

    private static List<String> violations(String rule) throws ReflectiveOperationException {
        Field field = HouseRules.class.getDeclaredField(rule);
        return ((ArchRule) field.get(null))
                .allowEmptyShould(true)
                .evaluate(FIXTURE)
                .getFailureReport()
                .getDetails();
    }
}
