package org.lianxin.referral.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine's sentences as 7.24.0 writes them. */
class MigrationSentencesTest {

    private final MigrationSentences sentences = new MigrationSentences(id -> id.equals("Task_1") ? "风险筛查" : id);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "There is no migration instruction for this instance's activity",
                "The type of the source activity is not supported for activity instance migration",
                "Target activity is not asyncBefore",
                "Target activity is not asyncAfter",
                "A transition instance that instantiates the process can only be migrated to a process-level flow node",
                "Transition instance is assigned to no sequence flow and target activity has more than one outgoing sequence flow",
                "Transition instance is assigned to a sequence flow that cannot be matched in the target activity",
                "Activities have incompatible types (UserTaskActivityBehavior is not compatible with TaskActivityBehavior)",
                "Events are not of the same type (boundaryTimer != boundaryMessage)",
                "The source activity's event scope (Task_1) must be mapped to the target activity's event scope (Task_2)",
                "Must map the inner activity of a multi-instance body when the body is mapped",
                "Cannot remove the inner activity of a multi-instance body when the body is mapped",
                "The target gateway must have at least the same number of incoming sequence flows that the source gateway has"
            })
    void whatADiagramOfThisHouseCanCauseIsSaidInChinese(String english) {
        assertThat(chinese(english))
                .doesNotContainPattern("[a-z]{3,} [a-z]{2,}")
                .endsWith("。");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The closest mapped ancestor 'Task_1' is mapped to scope 'B' which is not an ancestor of target scope 'C'|旧版的子流程“风险筛查”对应到“B”，而这一步选在“C”里",
                "Target activity 'X' is a descendant of multi-instance body 'Task_1#multiInstanceBody' that is not mapped from the source process definition.|新版这一步在“风险筛查”里",
                "The source activity's event scope (Task_1) must be mapped but the target activity has no event scope|它依附的“风险筛查”也要对应",
                "The gateway's flow scope 'Task_1' must be mapped|网关所在的“风险筛查”也要对应",
                "Only one gateway can be mapped to gateway 'Task_1'|只能有一个网关对应到“风险筛查”",
                "The variable 'riskLevel' exists in both, this scope and concurrent local in the parent scope. Migrating to a non-scope activity would overwrite one of them.|变量“riskLevel”"
            })
    void stepsAreNamedAsInTheDiagram(String english, String chinese) {
        assertThat(chinese(english)).contains(chinese);
    }

    @Test
    void whatIsUnknownIsPassedOn() {
        assertThat(chinese("Something new")).isEqualTo("引擎不接受（Something new）。");
    }

    @Test
    void anyOtherErrorTellsNothingOfTheCase() {
        assertThat(sentences.of(new OptimisticLockingException("林晓荷")))
                .contains("正有人")
                .doesNotContain("林晓荷");
        assertThat(sentences.of(new IllegalStateException("林晓荷")))
                .contains("IllegalStateException")
                .doesNotContain("林晓荷");
    }

    private String chinese(String english) {
        MigratingProcessInstanceValidationReport report = mock(MigratingProcessInstanceValidationReport.class);
        when(report.getFailures()).thenReturn(List.of(english));
        return sentences.of(new MigratingProcessInstanceValidationException("refused", report));
    }
}
