package org.lianxin.referral.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskPresentationTest {

    private static ProcessEngine engine;

    @BeforeAll
    static void deploy() {
        engine = TasklistEngine.start("presentation");
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        "screening.bpmn",
                        Bpmn.createExecutableProcess("screening")
                                .startEvent()
                                .userTask("UserTask_ScreenRisk")
                                .name("风险筛查")
                                .endEvent()
                                .done())
                .addModelInstance(
                        "signing.bpmn",
                        Bpmn.createExecutableProcess("signing")
                                .startEvent()
                                .userTask("UserTask_SignLetter")
                                .name("审核签发")
                                .endEvent()
                                .done())
                .deploy();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void aTaskIsNamedWithTheShortNumberOfItsReferral() {
        assertThat(taskOf(Map.of("shortNo", "汉台26-123")).getName()).isEqualTo("风险筛查 · 汉台26-123");
    }

    @Test
    void aTaskWithoutReferralKeepsItsName() {
        assertThat(taskOf(Map.of()).getName()).isEqualTo("风险筛查");
    }

    @ParameterizedTest
    @CsvSource({"red,100", "orange,75", "yellow,50", "blue,25", "grey,60"})
    void theDangerIsThePriority(String level, int priority) {
        assertThat(taskOf(Map.of("riskLevel", level)).getPriority()).isEqualTo(priority);
    }

    @Test
    void whatIsNotYetScreenedStandsBetweenOrangeAndYellow() {
        assertThat(taskOf(Map.of()).getPriority()).isEqualTo(60);
    }

    @Test
    void aForeignTypeOfVariableStopsNoTask() {
        Task task = taskOf(Map.of("shortNo", 7L, "riskLevel", true));

        assertThat(task.getName()).isEqualTo("风险筛查");
        assertThat(task.getPriority()).isEqualTo(60);
    }

    @Test
    void anEmergencyLetterThatWentOutUnsignedStandsAboveAllAndSaysSo() {
        Task task = taskOf("signing", Map.of("shortNo", "汉台26-123", "riskLevel", "orange", "mode", "emergency_phone"));

        assertThat(task.getName()).isEqualTo("【先办待签】审核签发 · 汉台26-123");
        assertThat(task.getPriority()).isEqualTo(110);
    }

    @Test
    void aLetterThatIsSignedBeforeItGoesOutIsNoEmergency() {
        Task task = taskOf("signing", Map.of("riskLevel", "orange", "mode", "formal_transfer"));

        assertThat(task.getName()).isEqualTo("审核签发");
        assertThat(task.getPriority()).isEqualTo(75);
    }

    private static Task taskOf(Map<String, Object> variables) {
        return taskOf("screening", variables);
    }

    private static Task taskOf(String process, Map<String, Object> variables) {
        String instance = engine.getRuntimeService()
                .startProcessInstanceByKey(process, variables)
                .getId();
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .singleResult();
    }
}
