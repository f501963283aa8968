package org.lianxin.referral.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lianxin.referral.security.Browser.PASSWORD;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lianxin.referral.ReferralTest;
import org.lianxin.referral.security.Browser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people see of a referral through the engine, over real HTTP. */
@ReferralTest
class EngineReadsTest {

    private static final String TWIN = "/camunda/api/engine/engine/default";

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final HistoryService history;
    private final AuthorizationService authorizations;
    private final AccessLogCheck check;
    private final JdbcClient jdbc;
    private Authorization given = new AuthorizationEntity();

    @LocalServerPort
    private int port;

    private String referralNo = "";
    private String instance = "";
    private String task = "";
    private long before;

    @Autowired
    EngineReadsTest(
            RuntimeService runtime,
            TaskService tasks,
            HistoryService history,
            AuthorizationService authorizations,
            AccessLogCheck check,
            JdbcClient jdbc) {
        this.authorizations = authorizations;
        this.runtime = runtime;
        this.tasks = tasks;
        this.history = history;
        this.check = check;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aReferralWaitsForItsScreening() {
        instance = runtime.createProcessInstanceByKey("referral")
                .setVariables(Map.of(
                        "channel",
                        "hotline",
                        "district",
                        "610702",
                        "matter",
                        "family_dispute",
                        "anonymous",
                        false,
                        "reported",
                        false,
                        "victim",
                        SpinValues.jsonValue("{\"name\":\"林某\"}").create()))
                .startBeforeActivity("ServiceTask_RegisterReferral")
                .execute()
                .getId();
        referralNo = runtime.createProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getBusinessKey();
        task = tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        before = last();
    }

    /** No role may read variables; what somebody is given all the same is logged. */
    @BeforeEach
    void theAdministratorMayReadVariables() {
        given = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        given.setUserId("admin");
        given.setResource(Resources.PROCESS_DEFINITION);
        given.setResourceId("referral");
        given.setPermissions(new Permission[] {
            ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE,
            ProcessDefinitionPermissions.READ_TASK_VARIABLE,
            ProcessDefinitionPermissions.READ_HISTORY,
            ProcessDefinitionPermissions.READ_HISTORY_VARIABLE,
            ProcessDefinitionPermissions.READ_TASK
        });
        given = authorizations.saveAuthorization(given);
    }

    @AfterEach
    void theLogIsWholeAndTheReferralGone() {
        authorizations.deleteAuthorization(given.getId());
        assertThat(check.firstFault()).isEmpty();
        runtime.deleteProcessInstance(instance, "end of test");
    }

    @Test
    void loadingATaskFormIsOneLineThatSaysWhoWhatAndFromWhere() throws Exception {
        Browser browser = new Browser(port);
        browser.signsIn("hantai-caseworker", PASSWORD);

        assertThat(browser.fetches(TWIN + "/task/" + task + "/form-variables").body())
                .contains("matter");

        assertThat(newLines()).singleElement().satisfies(line -> {
            assertThat(line.viewer()).isEqualTo("hantai-caseworker");
            assertThat(line.referralNo()).isEqualTo(referralNo);
            assertThat(line.kind()).isEqualTo(AccessKind.TASK_FORM);
            assertThat(line.objectId()).isEqualTo(task);
            assertThat(line.address()).isEqualTo("127.0.0.1");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/task/{task}/variables",
                "/task/{task}/variables/victim",
                "/process-instance/{instance}/variables",
                "/process-instance/{instance}/variables/victim",
                "/execution/{instance}/localVariables",
                "/execution/{instance}/localVariables/victim",
                "/variable-instance?processInstanceIdIn={instance}",
                "/variable-instance?processInstanceIdIn={instance}&deserializeValues=false",
                "/variable-instance/{victim}",
                "/history/variable-instance?processInstanceId={instance}",
                "/history/variable-instance/{victim}"
            })
    void everyWayToAPersonsDataIsOneLine(String path) throws Exception {
        HttpResponse<String> answer = get("admin", "/engine-rest" + filled(path));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(newLines()).as(answer.body()).singleElement().satisfies(line -> {
            assertThat(line.viewer()).isEqualTo("admin");
            assertThat(line.referralNo()).isEqualTo(referralNo);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/task",
                "/task/count",
                "/task/{task}",
                "/process-instance/{instance}",
                "/variable-instance/count",
                "/variable-instance?processInstanceIdIn={instance}&variableName=matter",
                "/task/{task}/variables/matter",
                "/history/process-instance",
                "/history/task",
                "/filter"
            })
    void listsAndCodesAreNotLogged(String path) throws Exception {
        assertThat(get("admin", "/engine-rest" + filled(path)).statusCode()).isEqualTo(200);

        assertThat(newLines()).isEmpty();
    }

    @Test
    void aRefusedReadingIsNotLogged() throws Exception {
        assertThat(get("yangxian-caseworker", "/engine-rest/task/" + task + "/form-variables")
                        .statusCode())
                .isGreaterThanOrEqualTo(400);

        assertThat(newLines()).isEmpty();
    }

    @Test
    void aListOverTwoReferralsIsOneLineForEach() throws Exception {
        String first = referralNo;
        String firstInstance = instance;
        aReferralWaitsForItsScreening();
        get(
                "admin",
                "/engine-rest/variable-instance?variableName=victim&processInstanceIdIn=" + firstInstance + ","
                        + instance);

        assertThat(newLines()).extracting(AccessEntry::referralNo).containsExactlyInAnyOrder(first, referralNo);
        runtime.deleteProcessInstance(firstInstance, "end of test");
    }

    @Test
    void whatCannotBeLoggedIsNotShown() throws Exception {
        jdbc.sql("ALTER TABLE access_log_head RENAME TO hidden_head").update();
        HttpResponse<String> answer;
        try {
            answer = get("hantai-caseworker", "/engine-rest/task/" + task + "/form-variables");
        } finally {
            jdbc.sql("ALTER TABLE hidden_head RENAME TO access_log_head").update();
        }

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("matter", "family_dispute");
    }

    @Test
    void theProgramItselfLeavesNoLine() {
        assertThat(runtime.getVariables(instance)).containsKey("victim");

        assertThat(newLines()).isEmpty();
    }

    private String filled(String path) {
        String victim = history.createHistoricVariableInstanceQuery()
                .processInstanceId(instance)
                .variableName("victim")
                .singleResult()
                .getId();
        return path.replace("{task}", task).replace("{instance}", instance).replace("{victim}", victim);
    }

    private HttpResponse<String> get(String user, String path) throws Exception {
        return new Browser(port).asClient(user, PASSWORD, "GET", path, "");
    }

    private List<AccessEntry> newLines() {
        return jdbc.sql("SELECT * FROM access_log WHERE entry > ? ORDER BY entry")
                .param(before)
                .query(AccessEntry::read)
                .list();
    }

    private long last() {
        return jdbc.sql("SELECT last_entry FROM access_log_head")
                .query(Long.class)
                .single();
    }
}
