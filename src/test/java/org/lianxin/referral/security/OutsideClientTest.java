package org.lianxin.referral.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lianxin.referral.security.Browser.PASSWORD;

import java.net.http.HttpResponse;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lianxin.referral.ReferralTest;
import org.lianxin.referral.modeling.AroundTheGate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ReferralTest
class OutsideClientTest {

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private String deployment = "";

    @LocalServerPort
    private int port;

    @Autowired
    OutsideClientTest(RepositoryService repository, RuntimeService runtime) {
        this.repository = repository;
        this.runtime = runtime;
    }

    @BeforeEach
    void aMatterInHantaiAndOneInYangxian() {
        deployment = AroundTheGate.deploy(
                        repository,
                        repository
                                .createDeployment()
                                .addModelInstance(
                                        "matter.bpmn",
                                        Bpmn.createExecutableProcess("matter")
                                                .camundaHistoryTimeToLiveString("P1D")
                                                .startEvent()
                                                .userTask()
                                                .name("办理")
                                                .camundaCandidateGroups("caseworker")
                                                .endEvent()
                                                .done()))
                .getId();
        runtime.startProcessInstanceByKey("matter", Map.of("district", "610702"));
        runtime.startProcessInstanceByKey("matter", Map.of("district", "610723"));
    }

    @AfterEach
    void removeThem() {
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void aCaseworkerOfHantaiSeesTheTasksOfHantaiOnly() throws Exception {
        String tasks = get("hantai-caseworker", "/engine-rest/task?name=%E5%8A%9E%E7%90%86")
                .body();

        assertThat(tasks).contains("\"tenantId\":\"610702\"").doesNotContain("610723");
    }

    @Test
    void theTaskOfAnotherCountyIsNotFoundByItsIdEither() throws Exception {
        String task = task("610723");

        assertThat(get("hantai-caseworker", "/engine-rest/task/" + task).statusCode())
                .isEqualTo(404);
        assertThat(get("yangxian-caseworker", "/engine-rest/task/" + task).statusCode())
                .isEqualTo(200);
        assertThat(send("hantai-caseworker", "POST", "/engine-rest/task/" + task + "/claim", "{}")
                        .statusCode())
                .isGreaterThanOrEqualTo(400);
    }

    @Test
    void tasklistShowsNoMoreThanEngineRest() throws Exception {
        Browser browser = new Browser(port);
        browser.signsIn("hantai-caseworker", PASSWORD);
        browser.opens("/camunda/app/tasklist/default/");

        String tasks = browser.fetches("/camunda/api/engine/engine/default/task?name=%E5%8A%9E%E7%90%86")
                .body();

        assertThat(tasks).contains("\"tenantId\":\"610702\"").doesNotContain("610723");
    }

    @Test
    void aRequestLeavesNoOneSignedInForTheNext() throws Exception {
        get("hantai-caseworker", "/engine-rest/task");

        assertThat(new Browser(port).fetches("/engine-rest/task").statusCode()).isEqualTo(401);
        HttpResponse<String> answer = get("hantai-caseworker", "/engine-rest/engine");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /process-instance/x/modification",
        "POST, /process-instance/x/modification/",
        "PUT, /process-instance/x/variables/riskLevel",
        "DELETE, /process-instance/x",
        "PUT, /process-instance/suspended",
        "POST, /execution/x/signal",
        "POST, /modification/execute",
        "POST, /migration/execute",
        "POST, /process-definition/x/restart",
        "POST, /job/x/execute",
        "PUT, /job/x/duedate",
        "PUT, /job-definition/x/retries",
        "POST, /signal",
        "DELETE, /incident/x",
        "POST, /external-task/fetchAndLock",
        "POST, /task/x/bpmnError",
        "POST, /task/x/bpmnEscalation",
        "POST, /task/x/resolve",
        "POST, /task/x/variables",
        "PUT, /task/x/localVariables/riskLevel",
    })
    void nobodyReachesPastTheDiagramButAdministrators(String method, String path) throws Exception {
        assertThat(send("hantai-caseworker", method, "/engine-rest" + path, "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(send("hantai-caseworker", method, "/engine-rest/engine/default" + path, "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(send("modeler", method, "/engine-rest" + path, "{}").statusCode())
                .isEqualTo(403);
        assertThat(send("admin", method, "/engine-rest" + path, "{}").statusCode())
                .isNotIn(401, 403);
    }

    @Test
    void aCaseworkerMayStillQueryInstances() throws Exception {
        assertThat(send("hantai-caseworker", "POST", "/engine-rest/process-instance", "{}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theProcessAdministratorDeploysButReadsNoTask() throws Exception {
        assertThat(get("modeler", "/engine-rest/process-definition?key=matter").body())
                .contains("\"key\":\"matter\"");
        assertThat(get("modeler", "/engine-rest/task").body()).isEqualTo("[]");
        assertThat(get("modeler", "/engine-rest/history/variable-instance").body())
                .isEqualTo("[]");
    }

    @Test
    void aCaseworkerMakesNoFilter() throws Exception {
        assertThat(send(
                                "hantai-caseworker",
                                "POST",
                                "/engine-rest/filter/create",
                                "{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{}}")
                        .statusCode())
                .isEqualTo(403);
    }

    private String task(String tenant) throws Exception {
        String body = get("admin", "/engine-rest/task?name=%E5%8A%9E%E7%90%86&tenantIdIn=" + tenant)
                .body();
        return body.replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
    }

    private HttpResponse<String> get(String user, String path) throws Exception {
        return send(user, "GET", path, "");
    }

    private HttpResponse<String> send(String user, String method, String path, String json) throws Exception {
        return new Browser(port).asClient(user, PASSWORD, method, path, json);
    }
}
