package org.lianxin.referral.modeling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A real engine, the real forms, and a small process: start with intake, then plan, then approve the closure. */
class FormGuardTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-06-09T14:00:00Z"), ZoneOffset.UTC);

    private static ProcessEngine engine;

    @BeforeAll
    static void start() throws IOException {
        ProcessEngineConfigurationImpl configuration = (ProcessEngineConfigurationImpl)
                ProcessEngineConfiguration.createStandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("form-guard");
        configuration.setJdbcUrl("jdbc:h2:mem:form-guard");
        configuration.getProcessEnginePlugins().add(new SpinProcessEnginePlugin());
        configuration.getProcessEnginePlugins().add(new FormGuardPlugin(NOW));
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        "case.bpmn",
                        Bpmn.createExecutableProcess("case")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .camundaFormRef("intake")
                                .camundaFormRefBinding("deployment")
                                .camundaInitiator("caseworker")
                                .userTask("plan")
                                .camundaFormRef("plan")
                                .camundaFormRefBinding("deployment")
                                .userTask("approve")
                                .camundaFormRef("${approvalForm}")
                                .camundaFormRefBinding("latest")
                                .userTask("other")
                                .endEvent()
                                .done())
                .addModelInstance(
                        "lost.bpmn",
                        Bpmn.createExecutableProcess("lost")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .camundaFormRef("nowhere")
                                .camundaFormRefBinding("deployment")
                                .endEvent()
                                .done())
                .addString("intake.form", Files.readString(Path.of("forms/intake.form")))
                .addString("plan.form", Files.readString(Path.of("forms/plan.form")))
                .addString("approve-closure.form", Files.readString(Path.of("forms/approve-closure.form")))
                .deploy();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @AfterEach
    void forget() {
        engine.getIdentityService().clearAuthentication();
        engine.getRuntimeService().createProcessInstanceQuery().list().forEach(each -> engine.getRuntimeService()
                .deleteProcessInstance(each.getId(), "test"));
        engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .list()
                .forEach(each -> engine.getHistoryService().deleteHistoricProcessInstance(each.getId()));
    }

    @Test
    void aReportAsTasklistSendsItIsTaken() {
        engine.getIdentityService().setAuthenticatedUserId("hantai-caseworker");

        submitStart(intake().putValue("town", "")
                .putValue("victimAge", 34)
                .putValue("anonymous", false)
                .putValueTyped("facts", json("[\"violence\",\"unsafe_tonight\"]"))
                .putValueTyped("reporter", json("{\"relation\":\"self\"}"))
                .putValueTyped(
                        "incident",
                        json("{\"occurredAt\":null,\"place\":\"\",\"narrative\":\"<script>alert(1)</script>\"}")));

        JsonValue incident = engine.getRuntimeService().getVariableTyped(instance(), "incident");
        assertThat(incident.getValue().prop("narrative").stringValue()).isEqualTo("<script>alert(1)</script>");
        assertThat(engine.getRuntimeService().getVariable(instance(), "caseworker"))
                .isEqualTo("hantai-caseworker");
    }

    @Test
    void aVariableThatTheFormDoesNotHaveIsRefusedByWhateverWayItComes() {
        VariableMap variables = intake().putValue("riskLevel", "blue");

        assertThatThrownBy(() -> submitStart(variables))
                .isInstanceOf(FormRefusedException.class)
                .hasMessage("〔riskLevel〕不是本表单的项目。请只提交表单上的项目。");
        assertThatThrownBy(() -> engine.getRuntimeService().startProcessInstanceByKey("case", variables))
                .isInstanceOf(FormRefusedException.class);
        assertThat(instances()).isZero();
    }

    @Test
    void nobodyStartsInAnothersName() {
        engine.getIdentityService().setAuthenticatedUserId("hantai-caseworker");

        assertThatThrownBy(() -> submitStart(intake().putValue("caseworker", "hantai-supervisor")))
                .isInstanceOf(FormRefusedException.class)
                .hasMessageContaining("〔caseworker〕");
    }

    @Test
    void everythingWrongIsToldAtOnceByItsChineseNameAndNothingIsStored() {
        assertThatThrownBy(() -> submitStart(Variables.createVariables()
                        .putValue("district", "990000")
                        .putValue("receivedAt", "2026-06-09T22:05+08:00")
                        .putValue("matter", "domestic_violence")
                        .putValueTyped("incident", json("{\"narrative\":\"" + "打".repeat(100_000) + "\"}"))))
                .hasMessage("〔来源〕未选择。请选择后再提交。；〔区县〕没有“990000”这一选项。请从列表中选择。；〔收到时间（日期）〕不能晚于现在。请更正后再提交。；"
                        + "〔事情经过〕最多5000字，现有100000字。请删减后再提交。");
        assertThat(instances()).isZero();
        assertThat(engine.getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .count())
                .isZero();
    }

    @Test
    void aGroupSentAsTextIsRefused() {
        assertThatThrownBy(() -> submitStart(intake().putValue("victim", "{\"name\":\"x\"}")))
                .hasMessage("〔当事人身份〕类型不对，应为一组内容（Json）。请更正后再提交。");
    }

    @Test
    void aTaskTakesExactlyItsForm() {
        String task = planTask();

        assertThatThrownBy(() -> submit(task, plan().putValue("computedRiskLevel", "red")))
                .hasMessage("〔computedRiskLevel〕不是本表单的项目。请只提交表单上的项目。");
        assertThatThrownBy(() -> submit(task, plan().putValue("riskLevel", "green")))
                .hasMessageStartingWith("〔风险等级〕没有“green”这一选项。请从列表中选择。");
        assertThat(engine.getRuntimeService().getVariable(instance(), "riskLevel"))
                .isNull();

        submit(task, plan());
        assertThat(engine.getRuntimeService().getVariable(instance(), "riskLevel"))
                .isEqualTo("red");
    }

    @Test
    void aHiddenFieldIsNotAskedAndAVisibleOneIs() {
        String task = planTask();

        assertThatThrownBy(() -> submit(task, plan().putValue("riskLevel", "orange")))
                .hasMessage("〔调整理由〕未填写。请填写后再提交。");
        assertThatCode(() -> submit(
                        task,
                        plan().putValue("riskLevel", "orange")
                                .putValueTyped("planning", json("{\"levelReason\":\"已搬离\",\"note\":\"\"}"))))
                .doesNotThrowAnyException();
    }

    @Test
    void aRowIsCheckedLikeAForm() {
        String task = planTask();

        assertThatThrownBy(
                        () -> submit(
                                task,
                                plan().putValueTyped(
                                                "routes",
                                                json(
                                                        "[{\"routeId\":\"R01\",\"sharingBasis\":\"emergency\"},{\"routeId\":\"R99\",\"sharingBasis\":null,\"mode\":\"x\"}]"))))
                .hasMessage("〔转办去向第2项·mode〕不是本表单的项目。请只提交表单上的项目。；〔转办去向第2项·去向〕没有“R99”这一选项。请从列表中选择。；"
                        + "〔转办去向第2项·提供信息的依据〕未选择。请选择后再提交。");
    }

    @Test
    void aListWhoseLastRowWasRemovedIsEmptyThoughTheBrowserSendsNothing() {
        String task = planTask();
        engine.getTaskService()
                .setVariable(task, "routes", json("[{\"routeId\":\"R01\",\"sharingBasis\":\"emergency\"}]"));

        submit(task, plan());

        SpinJsonNode routes = (SpinJsonNode) engine.getRuntimeService().getVariable(instance(), "routes");
        assertThat(routes.elements()).isEmpty();
    }

    @Test
    void aTaskIsNotLeftWithoutWhatItsFormAsks() {
        String task = planTask();

        assertThatThrownBy(() -> engine.getTaskService().complete(task))
                .isInstanceOf(FormRefusedException.class)
                .hasMessage("〔风险等级〕未选择。请选择后再提交。；〔调整理由〕未填写。请填写后再提交。");
        assertThatThrownBy(() -> engine.getTaskService().complete(task, Map.of("riskLevel", "green")))
                .isInstanceOf(FormRefusedException.class);

        assertThatThrownBy(() ->
                        engine.getTaskService().complete(task, Map.of("riskLevel", "red", "computedRiskLevel", "blue")))
                .hasMessage("〔computedRiskLevel〕不是本表单的项目。请只提交表单上的项目。");

        engine.getTaskService().complete(task, Map.of("riskLevel", "red"));
        assertThat(engine.getTaskService().createTaskQuery().singleResult().getTaskDefinitionKey())
                .isEqualTo("approve");
    }

    @Test
    void aFormNamedByAnExpressionIsCheckedTooAndATaskWithoutFormIsNot() {
        submit(planTask(), plan());
        engine.getRuntimeService().setVariable(instance(), "approvalForm", "approve-closure");
        String approval =
                engine.getTaskService().createTaskQuery().singleResult().getId();

        assertThatThrownBy(() -> submit(approval, Variables.createVariables())).hasMessage("〔审核意见〕未选择。请选择后再提交。");
        submit(approval, Variables.createVariables().putValue("closureDecision", "approved"));

        String other = engine.getTaskService().createTaskQuery().singleResult().getId();
        submit(other, Variables.createVariables().putValue("anything", "goes"));
        assertThat(instances()).isZero();
    }

    @Test
    void withoutItsFormNothingIsTaken() {
        assertThatThrownBy(() -> engine.getRuntimeService().startProcessInstanceByKey("lost"))
                .hasMessageContaining("表单“nowhere”没有部署");
    }

    private static String planTask() {
        submitStart(intake());
        engine.getRuntimeService().setVariable(instance(), "computedRiskLevel", "red");
        return engine.getTaskService().createTaskQuery().singleResult().getId();
    }

    private static void submitStart(VariableMap variables) {
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("case")
                .singleResult()
                .getId();
        engine.getFormService().submitStartForm(definition, variables);
    }

    private static void submit(String task, VariableMap variables) {
        engine.getFormService().submitTaskForm(task, variables);
    }

    private static String instance() {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .singleResult()
                .getId();
    }

    private static long instances() {
        return engine.getRuntimeService().createProcessInstanceQuery().count();
    }

    private static VariableMap plan() {
        return Variables.createVariables().putValue("riskLevel", "red");
    }

    private static VariableMap intake() {
        return Variables.createVariables()
                .putValue("channel", "hotline")
                .putValue("district", "610702")
                .putValue("receivedAt", "2026-06-09T21:40+08:00")
                .putValue("matter", "domestic_violence");
    }

    private static JsonValue json(String json) {
        return SpinValues.jsonValue(json).create();
    }
}
