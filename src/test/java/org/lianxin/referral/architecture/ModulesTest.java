package org.lianxin.referral.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lianxin.referral.ReferralApplication;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

/** Modules meet only through their public faces, without cycles and only in the directions that their packages declare. */
class ModulesTest {

    private static final ApplicationModules HOUSE = ApplicationModules.of(ReferralApplication.class);

    @Test
    void theModulesKeepToTheirDoors() {
        HOUSE.verify();
    }

    @Test
    void everyModuleSaysWhomItKnowsButTheDemoWhichMayKnowAll() {
        assertThat(HOUSE.stream().filter(ModulesTest::knowsAnybody))
                .extracting(module -> module.getIdentifier().toString())
                .containsExactly("demo");
    }

    @Test
    void aCycleAndABreakInAreRefused() {
        Violations violations = ApplicationModules.of(
                        "org.lianxin.referral.architecture.fixture.modules", (ImportOption) location -> true)
                .detectViolations();

        assertThat(violations.getMessages())
                .anySatisfy(message -> assertThat(message).contains("Cycle detected"));
        assertThat(violations.getMessages())
                .anySatisfy(message -> assertThat(message).contains("non-exposed type", "drawer.Secret"));
    }

    private static boolean knowsAnybody(ApplicationModule module) {
        return module.getBasePackage()
                .findAnnotation(org.springframework.modulith.ApplicationModule.class)
                .map(declared -> List.of(declared.allowedDependencies()))
                .orElse(List.of(org.springframework.modulith.ApplicationModule.OPEN_TOKEN))
                .contains(org.springframework.modulith.ApplicationModule.OPEN_TOKEN);
    }
}
