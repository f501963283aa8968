package org.lianxin.referral.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lianxin.referral.security.Browser.PASSWORD;

import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lianxin.referral.ReferralTest;
import org.lianxin.referral.modeling.AroundTheGate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The engine's own holes, tried from outside: over {@code engine-rest} with a password, over its twin with a session. */
@ReferralTest
class EngineHolesTest {

    private static final String REST = "/engine-rest";
    private static final String TWIN = "/camunda/api/engine/engine/default";
    private static final String OF_THE_FORM = "riskScore";
    private static final String NOT_OF_THE_FORM = "respondent";
    private static final String CASEWORKER = "hantai-caseworker";

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final FilterService filters;

    private String deployment = "";
    private String task = "";
    private String instance = "";
    private Browser tasklist = new Browser(0);

    @LocalServerPort
    private int port;

    @Autowired
    EngineHolesTest(RepositoryService repository, RuntimeService runtime, TaskService tasks, FilterService filters) {
        this.repository = repository;
        this.runtime = runtime;
        this.tasks = tasks;
        this.filters = filters;
    }

    @BeforeEach
    void aTaskWithTheFormOfThePlan() throws Exception {
        Canary.hush();
        deployment = AroundTheGate.deploy(
                        repository,
                        repository
                                .createDeployment()
                                .addModelInstance(
                                        "secretive.bpmn",
                                        Bpmn.createExecutableProcess("secretive")
                                                .camundaHistoryTimeToLiveString("P1D")
                                                .startEvent()
                                                .userTask("plan")
                                                .camundaCandidateGroups("caseworker")
                                                .camundaFormRef("plan")
                                                .camundaFormRefBinding("latest")
                                                .intermediateCatchEvent("wait")
                                                .message("Msg_Hostile")
                                                .endEvent()
                                                .done()))
                .getId();
        instance = runtime.startProcessInstanceByKey(
                        "secretive",
                        Variables.createVariables()
                                .putValue("district", "610702")
                                .putValue(OF_THE_FORM, 7)
                                .putValueTyped(
                                        NOT_OF_THE_FORM,
                                        SpinValues.jsonValue("{\"name\":\"张某\"}")
                                                .create()))
                .getId();
        Task waiting = tasks.createTaskQuery().processInstanceId(instance).singleResult();
        task = waiting.getId();
        tasks.setVariableLocal(
                task, "noteOfTheTask", SpinValues.jsonValue("{\"name\":\"张某\"}").create());
        tasklist = new Browser(port);
        tasklist.signsIn(CASEWORKER, PASSWORD);
        tasklist.opens("/camunda/app/tasklist/default/");
    }

    @AfterEach
    void removeIt() {
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void noTaskQueryEvaluatesAnExpressionInAnyBranch() throws Exception {
        String inBranch = "{\"orQueries\":[{\"assigneeExpression\":\"%s\"}]}".formatted(Canary.BY_REFLECTION);
        String atTheRoot = "{\"assigneeExpression\":\"%s\"}".formatted(Canary.BY_REFLECTION);
        String filter = filters.createFilterQuery().list().get(0).getId();

        for (String path :
                List.of("/task", "/task/count", "/filter/" + filter + "/list", "/filter/" + filter + "/count")) {
            refused(client("POST", REST + path, inBranch));
            refused(client("POST", REST + "/engine/default" + path, inBranch));
            refused(tasklist.posts(TWIN + path, inBranch));
            // The engine itself refuses it here, in English; what counts is that nothing is evaluated.
            assertThat(client("POST", REST + path, atTheRoot).statusCode()).isEqualTo(400);
            assertThat(tasklist.posts(TWIN + path, atTheRoot).statusCode()).isEqualTo(400);
        }
        refused(client("POST", REST + "/task", atTheRoot));
        assertThat(Canary.sang()).isFalse();
    }

    @Test
    void noFilterIsStoredWithAForeignExpressionNotEvenByAnAdministrator() throws Exception {
        String hostile = filter("{\"orQueries\":[{\"assigneeExpression\":\"%s\"}]}".formatted(Canary.BY_REFLECTION));
        long before = filters.createFilterQuery().count();

        refused(administrator(REST + "/filter/create", hostile));

        assertThat(filters.createFilterQuery().count()).isEqualTo(before);
    }

    @Test
    void aCaseworkerMakesAndChangesNoFilterButUsesAllThatAreThere() throws Exception {
        for (Filter filter : filters.createFilterQuery().list()) {
            assertThat(client("GET", REST + "/filter/" + filter.getId() + "/list", "")
                            .statusCode())
                    .as(filter.getName())
                    .isEqualTo(200);
            assertThat(client("PUT", REST + "/filter/" + filter.getId(), filter("{}"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(client("DELETE", REST + "/filter/" + filter.getId(), "").statusCode())
                    .isEqualTo(403);
        }
        assertThat(tasklist.posts(TWIN + "/filter/create", filter("{}")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void whoMayTakeATaskReadsTheVariablesOfItsFormAndNoOthers() throws Exception {
        SoftAssertions each = new SoftAssertions();
        for (String names : List.of("", "?variableNames=riskScore,respondent,noteOfTheTask")) {
            for (HttpResponse<String> answer : List.of(
                    client("GET", REST + "/task/" + task + "/form-variables" + names, ""),
                    tasklist.fetches(TWIN + "/task/" + task + "/form-variables" + names))) {
                each.assertThat(answer.statusCode()).isEqualTo(200);
                each.assertThat(answer.body())
                        .contains(OF_THE_FORM)
                        .doesNotContain(NOT_OF_THE_FORM, "noteOfTheTask", "张某");
            }
        }
        each.assertAll();
        assertThat(client("GET", REST + "/task/" + task + "/form", "").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/task/{task}/variables",
                "/task/{task}/variables/respondent",
                "/task/{task}/variables/respondent/data",
                "/task/{task}/localVariables",
                "/task/{task}/localVariables/noteOfTheTask",
                "/task/{task}/rendered-form",
                "/task?nameLike=none&withTaskVariablesInReturn=true",
                "/process-instance/{instance}/variables",
                "/process-instance/{instance}/variables/respondent",
                "/execution/{instance}/localVariables",
                "/execution/{instance}/localVariables/respondent",
                "/variable-instance?deserializeValues=false",
                "/variable-instance?taskIdIn={task}",
                "/variable-instance?processInstanceIdIn={instance}",
                "/history/variable-instance?deserializeValues=false",
                "/history/detail?deserializeValues=false",
            })
    void noOtherWayLeadsToAVariable(String way) throws Exception {
        String path = way.replace("{task}", task).replace("{instance}", instance);
        for (HttpResponse<String> answer : List.of(client("GET", REST + path, ""), tasklist.fetches(TWIN + path))) {
            assertThat(answer.statusCode()).isNotIn(401);
            assertThat(answer.body()).doesNotContain("张某", "\"name\":\"respondent\"", "noteOfTheTask\":");
            if (answer.statusCode() == 200) {
                assertThat(answer.body()).isIn("[]", "{}");
            }
        }
    }

    @Test
    void whoMovesACaseOnGetsNothingOfItInReturn() throws Exception {
        tasks.addCandidateUser(task, "admin");
        HttpResponse<String> submitted = administrator(
                REST + "/task/" + task + "/submit-form",
                "{\"variables\":{\"riskLevel\":{\"value\":\"red\"},\"planning\":{\"type\":\"Json\",\"value\":\"{\\\"levelReason\\\":\\\"x\\\"}\"}},\"withVariablesInReturn\":true}");
        HttpResponse<String> correlated = administrator(
                REST + "/message",
                "{\"messageName\":\"Msg_Hostile\",\"processInstanceId\":\"" + instance
                        + "\",\"resultEnabled\":true,\"variablesInResultEnabled\":true}");

        assertThat(submitted.statusCode()).as(submitted.body()).isEqualTo(200);
        assertThat(submitted.body()).isEqualTo("{}");
        assertThat(correlated.statusCode()).as(correlated.body()).isEqualTo(200);
        assertThat(correlated.body()).contains("\"variables\":{}");
    }

    @Test
    void whoMayNotReadATaskReadsNothingOfItsForm() throws Exception {
        for (String stranger : List.of("hantai-mediator", "yangxian-caseworker", "modeler")) {
            HttpResponse<String> answer = new Browser(port)
                    .asClient(stranger, PASSWORD, "GET", REST + "/task/" + task + "/form-variables", "");
            assertThat(answer.statusCode()).as(stranger).isEqualTo(403);
            assertThat(answer.body()).doesNotContain(OF_THE_FORM);
        }
    }

    @Test
    void aCandidateWritesNoVariablePastTheForm() throws Exception {
        String variable = "{\"value\":\"blue\",\"type\":\"String\"}";

        assertThat(client("PUT", REST + "/task/" + task + "/variables/riskLevel", variable)
                        .statusCode())
                .isEqualTo(403);
        assertThat(client("PUT", REST + "/task/" + task + "/localVariables/riskLevel", variable)
                        .statusCode())
                .isEqualTo(403);
        assertThat(runtime.getVariable(instance, "riskLevel")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"resolve", "bpmnError", "bpmnEscalation"})
    void aTaskIsNotEndedBesideItsForm(String way) throws Exception {
        assertThat(client(
                                "POST",
                                REST + "/task/" + task + "/" + way,
                                "{\"variables\":{\"riskLevel\":{\"value\":\"blue\"}}}")
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%70rocess-instance/x/variables/riskLevel",
                "process%2Dinstance/x/variables/riskLevel",
                "process-instance/./x/variables/riskLevel",
                "process-instance;a=b/x/variables/riskLevel",
                "/process-instance/x/variables/riskLevel",
            })
    void noSpellingOfAPathLeadsPastTheDiagram(String path) throws Exception {
        assertThat(client("PUT", REST + "/" + path, "{\"value\":\"blue\"}").statusCode())
                .isIn(400, 403, 404);
        assertThat(client("PUT", REST + "/" + path.replace("x/", instance + "/"), "{\"value\":\"blue\"}")
                        .statusCode())
                .isIn(400, 403, 404);
        assertThat(runtime.getVariable(instance, "riskLevel")).isNull();
    }

    @Test
    void aBillionLaughsAreCutShort() throws Exception {
        StringBuilder laughs = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY l0 \"ha\">");
        for (int level = 1; level < 10; level++) {
            laughs.append("<!ENTITY l%d \"%s\">"
                    .formatted(level, "&l%d;".formatted(level - 1).repeat(10)));
        }
        laughs.append("]>").append(diagram("<documentation>&l9;</documentation>"));
        long begin = System.nanoTime();

        HttpResponse<String> answer = deploys("laughs.bpmn", laughs.toString());

        assertThat(answer.body()).contains("DOCTYPE");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bpmn", "dmn"})
    void aDiagramFetchesNothingFromElsewhere(String kind) throws Exception {
        try (ServerSocket elsewhere = new ServerSocket(0)) {
            elsewhere.setSoTimeout(500);
            String address = "http://localhost:" + elsewhere.getLocalPort() + "/x";
            String hostile =
                    "<?xml version=\"1.0\"?><!DOCTYPE d SYSTEM \"%s\" [<!ENTITY x SYSTEM \"%s\"><!ENTITY %% y SYSTEM \"%s\"> %%y;]>"
                                    .formatted(address, address, address)
                            + (kind.equals("bpmn")
                                    ? diagram("<documentation>&x;</documentation>")
                                    : "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" id=\"d\" name=\"d\" namespace=\"x\"><description>&x;</description></definitions>");

            HttpResponse<String> answer = deploys("elsewhere." + kind, hostile);

            assertThat(answer.body()).doesNotContain("x-file");
            assertThatThrownBy(elsewhere::accept)
                    .as("nobody called; answered " + answer.statusCode())
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aDeploymentBeyondAnyDiagramIsNotRead() throws Exception {
        HttpResponse<String> answer = deploys("huge.bpmn", "x".repeat(6 * 1024 * 1024));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("内容超过5 MB");
        HttpResponse<String> chunked = new Browser(port)
                .asClientInChunks(
                        "modeler",
                        PASSWORD,
                        REST + "/deployment/create",
                        multipart("huge.bpmn", "x".repeat(6 * 1024 * 1024)),
                        "multipart/form-data; boundary=part");
        assertThat(chunked.statusCode()).isEqualTo(413);
    }

    @Test
    void anArchiveIsRefusedUnopened() throws Exception {
        HttpResponse<String> answer = deploys("bomb.zip", "PK\u0003\u0004");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("bomb.zip", "file-kind");
    }

    @Test
    void aHostileDiagramIsRefusedWithASentenceThatSaysWhere() throws Exception {
        HttpResponse<String> answer = deploys(
                "hostile.bpmn",
                diagram("")
                        .replace(
                                "<startEvent id=\"s\"/>",
                                "<startEvent id=\"s\"/><serviceTask id=\"bad\" xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\" camunda:class=\"java.lang.ProcessBuilder\"/>"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("不允许按类名运行程序（class）", "bad");
    }

    private HttpResponse<String> deploys(String name, String content) throws Exception {
        return new Browser(port)
                .asClient(
                        "modeler",
                        PASSWORD,
                        "POST",
                        REST + "/deployment/create",
                        multipart(name, content),
                        "multipart/form-data; boundary=part");
    }

    private static String multipart(String name, String content) {
        return "--part\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nhostile\r\n--part\r\n"
                + "Content-Disposition: form-data; name=\"" + name + "\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n--part--\r\n";
    }

    private static String diagram(String documentation) {
        return "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" targetNamespace=\"x\"><process id=\"hostile\" isExecutable=\"true\" xmlns:c=\"http://camunda.org/schema/1.0/bpmn\" c:historyTimeToLive=\"P1D\">"
                + documentation + "<startEvent id=\"s\"/></process></definitions>";
    }

    private static String filter(String query) {
        return "{\"resourceType\":\"Task\",\"name\":\"x\",\"owner\":\"x\",\"query\":%s,\"properties\":{}}"
                .formatted(query);
    }

    private HttpResponse<String> client(String method, String path, String json) throws Exception {
        return new Browser(port).asClient(CASEWORKER, PASSWORD, method, path, json);
    }

    private HttpResponse<String> administrator(String path, String json) throws Exception {
        return new Browser(port).asClient("admin", PASSWORD, "POST", path, json);
    }

    private static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("不能写表达式");
    }
}
