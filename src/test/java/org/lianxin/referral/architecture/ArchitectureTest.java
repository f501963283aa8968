package org.lianxin.referral.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;

/** The main code keeps the house rules. */
@AnalyzeClasses(packages = "org.lianxin.referral", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests rules = ArchTests.in(HouseRules.class);

    @ArchTest
    static void nobodyOnTheListOfInsidersHasLeftTheEngine(JavaClasses house) {
        for (String insider : HouseRules.ENGINE_INSIDERS) {
            assertThat(house.get("org.lianxin.referral." + insider).getDirectDependenciesFromSelf())
                    .as("%s still needs its place on the list", insider)
                    .anyMatch(dependency ->
                            dependency.getTargetClass().getName().startsWith("org.camunda.bpm.engine.impl."));
        }
    }

    @ArchTest
    static void testsAreNullMarkedToo(JavaClasses house) {
        JavaClasses tests = new ClassFileImporter()
                .withImportOption(location -> !location.contains("/architecture/fixture/"))
                .importPackages("org.lianxin.referral");
        assertThat(tests).hasSizeGreaterThan(house.size());
        HouseRules.nothingIsNullUnlessItSaysSo.check(tests);
    }
}
