package org.lianxin.referral.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.FileSystemResource;

class DeadlinesTest {

    private static final Instant EVENING = Instant.parse("2026-06-09T13:40:00Z");
    private static final Map<Object, Object> BEANS = new HashMap<>();
    private static final ProcessEngine ENGINE = engine();
    private static final Deadlines DEADLINES = new Deadlines(
            ENGINE.getDecisionService(),
            new WorkingCalendar(
                    HolidaysFile.read(new FileSystemResource("config/holidays.yaml")), ZoneId.of("Asia/Shanghai")));

    static {
        BEANS.put("due", new Due(DEADLINES, Clock.fixed(EVENING, ZoneId.of("UTC"))));
    }

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @Test
    void theTermOfTheTableIsToldWithItsBasis() {
        assertThat(DEADLINES.term("reply", "R04", "red"))
                .contains(new Term(24, Unit.HOUR, Roll.NONE, Kind.S, "反家庭暴力法 28（D02）"))
                .get()
                .extracting(Term::describe)
                .isEqualTo("24小时（反家庭暴力法 28（D02））");
    }

    @Test
    void aTermOfOurOwnSaysThatItIsOne() {
        assertThat(describe("closing", "", "")).isEqualTo("5个工作日（内部时限）");
        assertThat(describe("sign_after", "", "red")).isEqualTo("24小时（内部时限：先办后签）");
        assertThat(describe("urging_opinion", "R11", "blue")).isEqualTo("15日（内部时限：妇女权益保障法 73（逾期后起算））");
        assertThat(describe("reply", "R13", "blue")).isEqualTo("1个月（人民调解工作若干规定 33（D22））");
        assertThat(describe("emergency_call", "", "red")).isEqualTo("15分钟（内部时限）");
    }

    @Test
    void aMilestoneOutsideTheTableHasNoTerm() {
        assertThat(DEADLINES.term("reply", "", "red")).isEmpty();
        assertThat(DEADLINES.term("acknowledge", "R01", "")).isEmpty();
    }

    @Test
    void aTaskIsDueAtTheEndOfItsTerm() {
        assertThat(dueDate("${due.at(execution, 'acknowledge')}", Variables.putValue("riskLevel", "red")))
                .isEqualTo(EVENING.plusSeconds(4 * 3600));
        assertThat(dueDate("${due.at(execution, 'screen')}", Variables.createVariables()))
                .isEqualTo(EVENING.plusSeconds(4 * 3600));
        assertThat(dueDate(
                        "${due.from(execution, 'reply', sentAt)}",
                        Variables.putValue("riskLevel", "blue")
                                .putValue("routeId", "R11")
                                .putValue("sentAt", Date.from(Instant.parse("2026-07-15T06:05:00Z")))))
                .isEqualTo(Instant.parse("2026-10-13T15:59:59Z"));
    }

    @Test
    void aTaskWithoutTermNamesWhatIsMissing() {
        assertThatThrownBy(() -> dueDate("${due.at(execution, 'acknowledge')}", Variables.putValue("routeId", "R01")))
                .hasStackTraceContaining(
                        "no row in decision deadline for milestone 'acknowledge', route 'R01', level ''");
    }

    private static String describe(String milestone, String routeId, String riskLevel) {
        return DEADLINES.term(milestone, routeId, riskLevel).orElseThrow().describe();
    }

    private static Instant dueDate(String expression, Map<String, Object> variables) {
        ENGINE.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        "waiting.bpmn",
                        Bpmn.createExecutableProcess("waiting")
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .userTask()
                                .camundaDueDate(expression)
                                .endEvent()
                                .done())
                .deploy();
        String instance = ENGINE.getRuntimeService()
                .startProcessInstanceByKey("waiting", variables)
                .getId();
        Task task = ENGINE.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .singleResult();
        return task.getDueDate().toInstant();
    }

    private static ProcessEngine engine() {
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("deadlines");
        configuration.setJdbcUrl("jdbc:h2:mem:deadlines");
        configuration.setJobExecutorActivate(false);
        configuration.setBeans(BEANS);
        ProcessEngine engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addClasspathResource("bpmn/deadlines.dmn")
                .deploy();
        return engine;
    }
}
