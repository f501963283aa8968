package org.lianxin.referral.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What is kept of a failed job lies in plain text, shown to operators. */
@ExtendWith(OutputCaptureExtension.class)
class FailedJobsTest {

    private final ProcessEngine engine = SmallEngine.ours();

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void nothingOfTheCaseIsKeptOfAJobThatFails() {
        Job job = fails(Map.of());

        String kept = stackTrace(job);
        assertThat(List.of(kept, job.getExceptionMessage()))
                .noneSatisfy(text -> assertThat(text).containsAnyOf("林晓荷", "0916"));
        assertThat(kept)
                .as("what an operator needs to find the place")
                .contains(
                        "IllegalStateException",
                        "java.lang.NumberFormatException",
                        "at org.lianxin.referral.security.SmallEngine$Failing.execute");
        assertThat(job.getExceptionMessage()).contains("IllegalStateException");
    }

    @Test
    void theLogTellsThePlaceAndNothingOfTheCase(CapturedOutput log) {
        fails(Map.of());

        assertThat(log.getAll())
                .contains(
                        "A command of the engine failed",
                        "java.lang.IllegalStateException",
                        "java.lang.NumberFormatException",
                        "at org.lianxin.referral.security.SmallEngine$Failing.execute")
                .doesNotContain("林晓荷", "0916");
    }

    @Test
    void ourOwnWordsAreKept() {
        Job job = fails(Map.of("sentence", "〔承办机关〕police-1 不在机关通讯录里。"));

        assertThat(stackTrace(job)).contains("〔承办机关〕police-1 不在机关通讯录里。");
    }

    private Job fails(Map<String, Object> variables) {
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        "failing.bpmn",
                        Bpmn.createExecutableProcess("failing")
                                .startEvent()
                                .serviceTask()
                                .camundaAsyncBefore()
                                .camundaDelegateExpression("${failing}")
                                .endEvent()
                                .done())
                .deploy();
        engine.getRuntimeService().startProcessInstanceByKey("failing", variables);
        ManagementService management = engine.getManagementService();
        String id = management.createJobQuery().singleResult().getId();
        assertThat(catchThrowable(() -> management.executeJob(id))).isNotNull();
        return management.createJobQuery().jobId(id).singleResult();
    }

    private String stackTrace(Job job) {
        return engine.getManagementService().getJobExceptionStacktrace(job.getId());
    }
}
