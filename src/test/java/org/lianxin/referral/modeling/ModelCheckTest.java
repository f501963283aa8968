package org.lianxin.referral.modeling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lianxin.referral.ReferralTest;
import org.springframework.beans.factory.annotation.Autowired;

/** The check in the running program: it knows the beans, the variables and what is live. */
@ReferralTest
class ModelCheckTest {

    private final ModelCheck check;

    @Autowired
    ModelCheckTest(ModelCheck check) {
        this.check = check;
    }

    @Test
    void aDiagramAloneFindsItsFormsTablesBeansAndVariablesInTheHouse() throws IOException {
        assertThat(check.check(Map.of("referral.bpmn", diagram().getBytes(UTF_8))))
                .isEmpty();
    }

    @Test
    void aFindingTellsTheRuleThePlaceAndWhatToDo() throws IOException {
        String broken = diagram().replace("${registerReferral}", "${dataSource}");

        assertThat(check.check(Map.of("referral.bpmn", broken.getBytes(UTF_8))))
                .isNotEmpty()
                .allSatisfy(finding -> {
                    assertThat(finding.rule()).isEqualTo("expression");
                    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                    assertThat(finding.line())
                            .startsWith("〔referral.bpmn · ServiceTask_RegisterReferral〕")
                            .contains("dataSource");
                });
    }

    /** Made by Camunda Modeler's own library, see {@code src/test/modeler/templates.test.mjs}. */
    @Test
    void whatIsMadeFromTheElementTemplatesPasses() throws IOException {
        byte[] made = Files.readAllBytes(Path.of("src/test/resources/templates/made-from-templates.bpmn"));

        assertThat(check.check(Map.of("made-from-templates.bpmn", made))).isEmpty();
    }

    private static String diagram() throws IOException {
        return Files.readString(Path.of("bpmn/referral.bpmn"));
    }
}
