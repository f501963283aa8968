package org.lianxin.referral.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a hostile diagram or table does in the engine as it is delivered, and no longer does in ours. */
class HostileDiagramTest {

    private static final String CLASS = Canary.class.getName();
    private static final String CALL = Canary.BY_REFLECTION;

    private static ProcessEngine stock;
    private static ProcessEngine ours;

    @BeforeAll
    static void start() {
        stock = SmallEngine.stock();
        ours = SmallEngine.ours();
    }

    @AfterAll
    static void stop() {
        stock.close();
        ours.close();
    }

    @BeforeEach
    void hush() {
        Canary.hush();
    }

    static Stream<Arguments> attacks() {
        return Stream.of(
                attack("reflection from a text", task("camunda:expression=\"%s\"".formatted(CALL))),
                attack("a bean of the house", task("camunda:expression=\"${dataSource.tell()}\"")),
                attack("the environment", task("camunda:expression=\"${environment.tell()}\"")),
                attack(
                        "the engine through the execution",
                        task(
                                "camunda:expression=\"${execution.getProcessEngineServices().getProcessEngineConfiguration().getBeans().get('dataSource').tell()}\"")),
                attack(
                        "the engine as a property",
                        task(
                                "camunda:expression=\"${execution.processEngine.processEngineConfiguration.beans.dataSource.tell()}\"")),
                attack(
                        "a class as a property",
                        task("camunda:expression=\"${''.class.forName('%s').getMethod('sing').invoke(null)}\""
                                .formatted(CLASS))),
                attack(
                        "a bean found by another's class",
                        task("camunda:expression=\"${echo.getClass().forName('%s').getMethod('sing').invoke(null)}\""
                                .formatted(CLASS))),
                attack("a delegate expression", task("camunda:delegateExpression=\"%s\"".formatted(CALL))),
                attack("a class by name", task("camunda:class=\"%s\"".formatted(CLASS))),
                attack(
                        "a listener by name",
                        task(
                                "camunda:expression=\"${true}\"",
                                "<camunda:executionListener event=\"start\" class=\"%s\"/>".formatted(CLASS))),
                attack(
                        "a listener's expression",
                        task(
                                "camunda:expression=\"${true}\"",
                                "<camunda:executionListener event=\"start\" expression=\"%s\"/>".formatted(CALL))),
                attack(
                        "an input parameter",
                        task(
                                "camunda:expression=\"${true}\"",
                                "<camunda:inputOutput><camunda:inputParameter name=\"x\">%s</camunda:inputParameter></camunda:inputOutput>"
                                        .formatted(CALL))),
                attack(
                        "an output parameter",
                        task(
                                "camunda:expression=\"${true}\"",
                                "<camunda:inputOutput><camunda:outputParameter name=\"x\">%s</camunda:outputParameter></camunda:inputOutput>"
                                        .formatted(CALL))),
                attack(
                        "a script in a parameter",
                        task(
                                "camunda:expression=\"${true}\"",
                                "<camunda:inputOutput><camunda:inputParameter name=\"x\"><camunda:script scriptFormat=\"juel\">%s</camunda:script></camunda:inputParameter></camunda:inputOutput>"
                                        .formatted(CALL))),
                attack(
                        "an injected field",
                        task(
                                "camunda:delegateExpression=\"${echo}\"",
                                "<camunda:field name=\"word\"><camunda:expression>%s</camunda:expression></camunda:field>"
                                        .formatted(CALL))),
                attack(
                        "a script task",
                        "<scriptTask id=\"x\" scriptFormat=\"juel\"><script>%s</script></scriptTask>".formatted(CALL)),
                attack(
                        "a sequence flow in script",
                        task("camunda:expression=\"${true}\""),
                        "<conditionExpression xsi:type=\"tFormalExpression\" language=\"juel\">%s</conditionExpression>"
                                .formatted(CALL)),
                attack(
                        "a sequence flow",
                        task("camunda:expression=\"${true}\""),
                        "<conditionExpression xsi:type=\"tFormalExpression\">%s</conditionExpression>".formatted(CALL)),
                attack(
                        "a collection of several instances",
                        "<task id=\"x\"><multiInstanceLoopCharacteristics camunda:collection=\"%s\"/></task>"
                                .formatted(CALL)),
                attack(
                        "a number of several instances",
                        "<task id=\"x\"><multiInstanceLoopCharacteristics><loopCardinality xsi:type=\"tFormalExpression\">%s</loopCardinality></multiInstanceLoopCharacteristics></task>"
                                .formatted(CALL)),
                attack(
                        "a timer",
                        "<intermediateCatchEvent id=\"x\"><timerEventDefinition><timeDuration xsi:type=\"tFormalExpression\">%s</timeDuration></timerEventDefinition></intermediateCatchEvent>"
                                .formatted(CALL)),
                attack(
                        "a condition event",
                        "<intermediateCatchEvent id=\"x\"><conditionalEventDefinition><condition xsi:type=\"tFormalExpression\">%s</condition></conditionalEventDefinition></intermediateCatchEvent>"
                                .formatted(CALL)),
                attack("a called process", "<callActivity id=\"x\" calledElement=\"%s\"/>".formatted(CALL)),
                attack(
                        "a variable mapping by name",
                        "<callActivity id=\"x\" calledElement=\"none\" camunda:variableMappingClass=\"%s\"/>"
                                .formatted(CLASS)),
                attack("an assignee", "<userTask id=\"x\" camunda:assignee=\"%s\"/>".formatted(CALL)),
                attack("a due date", "<userTask id=\"x\" camunda:dueDate=\"%s\"/>".formatted(CALL)),
                attack(
                        "a task listener by name",
                        userTask("<camunda:taskListener event=\"create\" class=\"%s\"/>".formatted(CLASS))),
                attack(
                        "a task listener's expression",
                        userTask("<camunda:taskListener event=\"create\" expression=\"%s\"/>".formatted(CALL))),
                attack(
                        "a form field's default",
                        userTask(
                                "<camunda:formData><camunda:formField id=\"f\" type=\"string\" defaultValue=\"%s\"/></camunda:formData>"
                                        .formatted(CALL))),
                attack(
                        "a form field's check",
                        userTask(
                                "<camunda:formData><camunda:formField id=\"f\" type=\"string\"><camunda:validation><camunda:constraint name=\"validator\" config=\"%s\"/></camunda:validation></camunda:formField></camunda:formData>"
                                        .formatted(CLASS))),
                attack(
                        "a form handler by name",
                        "<userTask id=\"x\" camunda:formHandlerClass=\"%s\"/>".formatted(CLASS)),
                attack("the name of a form", "<userTask id=\"x\" camunda:formKey=\"%s\"/>".formatted(CALL)),
                attack("a table in the expression language", decisionTask(), table("juel", CALL)),
                attack("a table that calls an object", decisionTask(), table("feel", "thing.song")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void whatRunsInTheEngineAsDeliveredDoesNotRunInOurs(String name, String diagram, String table) {
        run(stock, diagram, table);
        assertThat(Canary.sang()).as("in the engine as delivered").isTrue();
        Canary.hush();

        Throwable refusal = run(ours, diagram, table);

        assertThat(Canary.sang()).as("in ours").isFalse();
        assertThat(refusal).isNotNull();
    }

    static Stream<Arguments> neverThere() {
        return Stream.of(
                attack(
                        "groovy",
                        "<scriptTask id=\"x\" scriptFormat=\"groovy\"><script>%s.sing()</script></scriptTask>"
                                .formatted(CLASS)),
                attack(
                        "javascript",
                        "<scriptTask id=\"x\" scriptFormat=\"javascript\"><script>Java.type('%s').sing()</script></scriptTask>"
                                .formatted(CLASS)),
                attack(
                        "a table in javascript",
                        decisionTask(),
                        table("javascript", "Java.type('" + CLASS + "').sing()")),
                attack(
                        "a connector",
                        "<serviceTask id=\"x\"><extensionElements><camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector></extensionElements></serviceTask>"),
                attack(
                        "a Java function in FEEL",
                        decisionTask(),
                        table(
                                "feel",
                                "{f: function() external {java: {class: \"%s\", method signature: \"sing()\"}}, r: f()}.r"
                                        .formatted(CLASS))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("neverThere")
    void whatTheEngineDoesNotBringAnywayStaysAway(String name, String diagram, String table) {
        run(ours, diagram, table);

        assertThat(Canary.sang()).isFalse();
    }

    @Test
    void noProgramOfTheMachineIsStarted(@TempDir Path folder) {
        Path file = folder.resolve("touched");
        String diagram = diagram(
                task(
                        "camunda:type=\"shell\"",
                        "<camunda:field name=\"command\" stringValue=\"touch\"/><camunda:field name=\"arg1\" stringValue=\"%s\"/>"
                                .formatted(file)),
                "");

        assertThat(run(ours, diagram, "")).hasMessageContaining("系统不允许运行外部程序（type=shell）。请删除。");
        assertThat(file).doesNotExist();
        assertThat(run(stock, diagram, "")).isNull();
        assertThat(file).exists();
    }

    @Test
    void aDiagramThatGotIntoTheDatabaseAnotherWayDoesNotRunEither() throws Exception {
        String innocent = diagram(task("camunda:expression=\"${true}\""), "");
        String hostile = diagram(task("camunda:class=\"%s\"".formatted(CLASS)), "");
        Deployment deployment = ours.getRepositoryService()
                .createDeployment()
                .addString("x.bpmn", innocent)
                .deploy();
        try (var database = ours.getProcessEngineConfiguration().getDataSource().getConnection();
                var change =
                        database.prepareStatement("UPDATE ACT_GE_BYTEARRAY SET BYTES_ = ? WHERE DEPLOYMENT_ID_ = ?")) {
            change.setBytes(1, hostile.getBytes(StandardCharsets.UTF_8));
            change.setString(2, deployment.getId());
            change.executeUpdate();
            database.commit();
        }
        ((ProcessEngineConfigurationImpl) ours.getProcessEngineConfiguration())
                .getDeploymentCache()
                .discardProcessDefinitionCache();

        Throwable refusal = catchThrowable(() -> ours.getRuntimeService().startProcessInstanceByKey("p"));

        ours.getRepositoryService().deleteDeployment(deployment.getId(), true);
        assertThat(refusal).hasMessageContaining("系统不允许按类名运行程序（class）");
        assertThat(Canary.sang()).isFalse();
    }

    @Test
    void whatOurDiagramsNeedStillRuns() {
        String diagram = diagram(
                task(
                        "camunda:expression=\"${execution.setVariable('sum', list.size())}\"",
                        "<camunda:executionListener event=\"end\" expression=\"${execution.getVariable('word').substring(0, 1).toUpperCase()}\"/>"),
                "<conditionExpression xsi:type=\"tFormalExpression\">${sum == 2 &amp;&amp; list.get(0) == 'a' &amp;&amp; map.key == 'value' &amp;&amp; now().time &gt; 0 &amp;&amp; dateTime().plusDays(1).year &gt; 2000}</conditionExpression>");

        assertThat(run(ours, diagram, "")).isNull();
    }

    /** Whatever goes wrong at deployment, at the start, with a task or with a job. */
    private static Throwable run(ProcessEngine engine, String diagram, String table) {
        DeploymentBuilder deployment =
                engine.getRepositoryService().createDeployment().addString("x.bpmn", diagram);
        if (!table.isEmpty()) {
            deployment.addString("x.dmn", table);
        }
        return catchThrowable(() -> {
            String id = deployment.deploy().getId();
            try {
                play(engine);
            } finally {
                engine.getRepositoryService().deleteDeployment(id, true);
            }
        });
    }

    private static void play(ProcessEngine engine) {
        engine.getRuntimeService()
                .startProcessInstanceByKey(
                        "p",
                        Variables.createVariables()
                                .putValue("thing", new Canary())
                                .putValue("word", "word")
                                .putValue("list", new ArrayList<>(List.of("a", "b")))
                                .putValue("map", new HashMap<>(Map.of("key", "value"))));
        for (Task task : engine.getTaskService().createTaskQuery().list()) {
            engine.getFormService().getTaskFormData(task.getId());
            engine.getFormService().submitTaskForm(task.getId(), Map.of("f", "value"));
        }
        for (Job job : engine.getManagementService().createJobQuery().list()) {
            engine.getManagementService().executeJob(job.getId());
        }
    }

    private static Arguments attack(String name, String element) {
        return attack(name, element, "");
    }

    private static Arguments attack(String name, String element, String flowOrTable) {
        boolean table = flowOrTable.startsWith("<?xml");
        return Arguments.of(name, diagram(element, table ? "" : flowOrTable), table ? flowOrTable : "");
    }

    private static String task(String attributes, String... extensions) {
        return "<serviceTask id=\"x\" %s><extensionElements>%s</extensionElements></serviceTask>"
                .formatted(attributes, String.join("", extensions));
    }

    private static String userTask(String extension) {
        return "<userTask id=\"x\"><extensionElements>%s</extensionElements></userTask>".formatted(extension);
    }

    private static String decisionTask() {
        return "<businessRuleTask id=\"x\" camunda:decisionRef=\"d\" camunda:resultVariable=\"r\" camunda:mapDecisionResult=\"singleEntry\"/>";
    }

    private static String diagram(String element, String condition) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="hostile">
                  <process id="p" isExecutable="true">
                    <startEvent id="s"/>
                    <sequenceFlow id="f1" sourceRef="s" targetRef="x"/>
                    %s
                    <sequenceFlow id="f2" sourceRef="x" targetRef="e">%s</sequenceFlow>
                    <endEvent id="e"/>
                  </process>
                </definitions>"""
                .formatted(element, condition);
    }

    private static String table(String language, String expression) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="drd" name="drd" namespace="hostile">
                  <decision id="d" name="d">
                    <variable id="v" name="r"/>
                    <literalExpression id="l" expressionLanguage="%s"><text><![CDATA[%s]]></text></literalExpression>
                  </decision>
                </definitions>"""
                .formatted(language, expression);
    }
}
