package org.lianxin.referral.modeling;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lianxin.referral.ReferralTest;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What Tasklist and outside clients are told when a form is wrong. */
@ReferralTest
class FormsOverRestTest {

    @Autowired
    private TestRestTemplate rest;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    private String deployment = "";

    @BeforeEach
    void deploy() throws IOException {
        rest = rest.withBasicAuth("city-caseworker", "Lianxin-demo-2026");
        Authorization mayAll = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        mayAll.setUserId("city-caseworker");
        mayAll.setResource(Resources.PROCESS_DEFINITION);
        mayAll.setResourceId("formCase");
        mayAll.addPermission(Permissions.ALL);
        authorizations.saveAuthorization(mayAll);
        deployment = AroundTheGate.deploy(
                        repository,
                        repository
                                .createDeployment()
                                .name("forms over rest")
                                .addString(
                                        "form-case.bpmn",
                                        Bpmn.convertToString(Bpmn.createExecutableProcess("formCase")
                                                .camundaHistoryTimeToLive(1)
                                                .startEvent("Start")
                                                .camundaFormRef("intake")
                                                .camundaFormRefBinding("deployment")
                                                .userTask("Close")
                                                .camundaFormRef("closure")
                                                .camundaFormRefBinding("deployment")
                                                .endEvent("End")
                                                .done()))
                                .addString("intake.form", Files.readString(Path.of("forms/intake.form")))
                                .addString("closure.form", Files.readString(Path.of("forms/closure.form"))))
                .getId();
    }

    @AfterEach
    void forget() {
        repository.deleteDeployment(deployment, true);
        authorizations.createAuthorizationQuery().userIdIn("city-caseworker").resourceId("formCase").list().stream()
                .map(Authorization::getId)
                .forEach(authorizations::deleteAuthorization);
    }

    @Test
    void whatTasklistSendsIsTakenAndGroupsAreStoredAsJson() {
        Map<String, Object> form = intake();
        form.put("victim", Map.of("type", "Json", "value", "{\"name\":\"林某\",\"birthDate\":null}"));

        assertThat(post("/process-definition/key/formCase/submit-form", form).getStatusCode())
                .isEqualTo(HttpStatus.OK);

        String instance = runtime.createProcessInstanceQuery()
                .processDefinitionKey("formCase")
                .singleResult()
                .getId();
        assertThat(runtime.<JsonValue>getVariableTyped(instance, "victim")
                        .getValue()
                        .prop("name")
                        .stringValue())
                .isEqualTo("林某");
    }

    @Test
    void aWrongReportIsAnsweredWithOurSentence() {
        Map<String, Object> form = intake();
        form.put("matter", Map.of("value", "weather"));
        form.put("riskLevel", Map.of("value", "blue"));

        for (String way : new String[] {"submit-form", "start"}) {
            ResponseEntity<JsonNode> answer = post("/process-definition/key/formCase/" + way, form);

            assertThat(message(answer))
                    .as(way)
                    .startsWith("Cannot instantiate process definition formCase:")
                    .endsWith(": 〔riskLevel〕不是本表单的项目。请只提交表单上的项目。；〔事由〕没有“weather”这一选项。请从列表中选择。");
        }
        assertThat(post("/process-definition/key/formCase/submit-form", form).getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("formCase")
                        .count())
                .isZero();
    }

    @Test
    void aRefusalIsNoErrorInTheLog() {
        Map<String, Object> form = intake();
        form.put("matter", Map.of("value", "weather"));
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(log);

        post("/process-definition/key/formCase/submit-form", form);

        root.detachAppender(log);
        assertThat(log.list)
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .isEmpty();
    }

    @Test
    void anUnknownDistrictIsNamedAndTheKnownOnesAreListed() {
        Map<String, Object> form = intake();
        form.put("district", Map.of("value", "990000"));

        ResponseEntity<JsonNode> answer = post("/process-definition/key/formCase/submit-form", form);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(message(answer)).contains("〔区县〕", "990000", "610702 汉台");
    }

    @Test
    void aWrongTaskFormIsAnsweredWithOurSentenceAndTheTaskStays() {
        post("/process-definition/key/formCase/submit-form", intake());
        String task = tasks.createTaskQuery()
                .taskDefinitionKey("Close")
                .singleResult()
                .getId();

        ResponseEntity<JsonNode> submitted =
                post("/task/" + task + "/submit-form", Map.of("outcome", Map.of("value", "mediated")));
        ResponseEntity<JsonNode> completed = post("/task/" + task + "/complete", Map.of());

        assertThat(submitted.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(message(submitted)).isEqualTo("Cannot submit task form " + task + ": 〔结案理由〕未填写。请填写后再提交。");
        assertThat(completed.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(message(completed))
                .isEqualTo("Cannot complete task " + task + ": 〔结案结果〕未选择。请选择后再提交。；〔结案理由〕未填写。请填写后再提交。");
        assertThat(tasks.createTaskQuery().taskId(task).count()).isEqualTo(1);
    }

    @Test
    void whoComesSecondIsToldThatTheTaskIsDone() {
        post("/process-definition/key/formCase/submit-form", intake());
        String task = tasks.createTaskQuery()
                .taskDefinitionKey("Close")
                .singleResult()
                .getId();
        Map<String, Object> form = Map.of(
                "outcome", Map.of("value", "mediated"),
                "closure", Map.of("type", "Json", "value", "{\"reason\":\"安全目标达成\"}"));
        assertThat(post("/task/" + task + "/submit-form", form).getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);

        for (String way : new String[] {"submit-form", "complete"}) {
            ResponseEntity<JsonNode> second = post("/task/" + task + "/" + way, form);

            assertThat(second.getStatusCode()).as(way).isEqualTo(HttpStatus.BAD_REQUEST);
            assertThat(message(second)).as(way).contains("这一步已经办完，或者已不用办").doesNotContain("null");
        }
    }

    private ResponseEntity<JsonNode> post(String path, Map<String, Object> variables) {
        return rest.postForEntity("/engine-rest" + path, Map.of("variables", variables), JsonNode.class);
    }

    private static String message(ResponseEntity<JsonNode> answer) {
        JsonNode body = answer.getBody();
        return body == null ? "" : body.path("message").asText();
    }

    private static Map<String, Object> intake() {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("channel", Map.of("value", "hotline"));
        form.put("district", Map.of("value", "610702"));
        form.put("receivedAt", Map.of("value", "2026-06-09T21:40+08:00"));
        form.put("matter", Map.of("value", "domestic_violence"));
        form.put("facts", Map.of("type", "Json", "value", "[\"violence\"]"));
        return form;
    }
}
