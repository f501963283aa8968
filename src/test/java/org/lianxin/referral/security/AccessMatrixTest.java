package org.lianxin.referral.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lianxin.referral.security.Browser.PASSWORD;
import static org.lianxin.referral.security.TwoCounties.HANTAI;
import static org.lianxin.referral.security.TwoCounties.VICTIM;
import static org.lianxin.referral.security.TwoCounties.YANGXIAN;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lianxin.referral.ReferralTest;
import org.lianxin.referral.handoff.WaitingHandoff;
import org.lianxin.referral.security.TwoCounties.Case;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Who reaches what of whom. */
@ReferralTest
@Import({TwoCounties.class, WaitingHandoff.class})
@TestInstance(Lifecycle.PER_CLASS)
class AccessMatrixTest {

    /**
     * H: a case of Hantai that its town contact reported. R: a restricted case of Hantai. Y: a case of Yangxian. A cell
     * names the cases that the person reaches. start: may begin a referral there. rest: instances by engine-rest.
     */
    private static final String MATRIX =
            """
            who                    tasks form vars hist start msg rest list page letter file
            anonymous              -     -    -    -    -     -   -    -    -    -      -
            hantai-caseworker      HR    HR   -    -    HRY   HR  -    HR   HR   HR     HR
            hantai-supervisor      -     -    -    -    HRY   -   -    HR   HR   HR     HR
            hantai-signatory       -     -    -    -    -     -   -    HR   HR   HR     HR
            hantai-duty-leader     -     -    -    -    -     -   -    HR   HR   HR     HR
            hantai-town-contact    -     -    -    -    HRY   -   -    H    -    -      -
            hantai-legal-counsel   -     -    -    -    -     -   -    -    -    -      -
            hantai-counsellor      -     -    -    -    -     -   -    -    -    -      -
            hantai-mediator        -     -    -    -    -     -   -    -    -    -      -
            hantai-statistician    -     -    -    -    -     -   -    -    -    -      -
            yangxian-caseworker    Y     Y    -    -    HRY   Y   -    Y    Y    Y      Y
            yangxian-town-contact  -     -    -    -    HRY   -   -    -    -    -      -
            yangxian-statistician  -     -    -    -    -     -   -    -    -    -      -
            city-caseworker        HRY   HRY  -    -    HRY   HRY -    HRY  HRY  HRY    HRY
            city-supervisor        -     -    -    -    HRY   -   -    HRY  HRY  HRY    HRY
            city-signatory         -     -    -    -    -     -   -    HRY  HRY  HRY    HRY
            city-duty-leader       -     -    -    -    -     -   -    HRY  HRY  HRY    HRY
            modeler                -     -    -    -    -     -   -    -    -    -      -
            admin                  HRY   -    -    -    -     HRY HRY  -    -    -      -
            """;

    private static final String ANONYMOUS = "anonymous";

    private final Map<String, Case> cases = new LinkedHashMap<>();
    private final TwoCounties counties;
    private final WaitingHandoff waiting;
    private final ProcessEngine engine;

    @LocalServerPort
    private int port;

    @Autowired
    AccessMatrixTest(TwoCounties counties, WaitingHandoff waiting, ProcessEngine engine) {
        this.counties = counties;
        this.waiting = waiting;
        this.engine = engine;
    }

    @BeforeEach
    void threeCases() throws Exception {
        if (!cases.isEmpty()) {
            return;
        }
        cases.put("H", counties.reports(port, "hantai-town-contact", HANTAI, "domestic_violence"));
        cases.put("R", counties.reports(port, "hantai-caseworker", HANTAI, "minor_sexual_abuse"));
        cases.put("Y", counties.reports(port, "yangxian-caseworker", YANGXIAN, "hardship"));
    }

    @Test
    void everyoneReachesWhatTheMatrixSaysAndNothingElse() throws Exception {
        assertThat(matrix("/engine-rest")).isEqualToIgnoringWhitespace(MATRIX);
    }

    @Test
    void theTwinOfEngineRestInsideTheWebApplicationsGivesNoMore() throws Exception {
        assertThat(matrix("/camunda/api/engine/engine/default")).isEqualToIgnoringWhitespace(MATRIX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hantai-caseworker", "hantai-town-contact", "hantai-statistician", "modeler"})
    void noIdOpensACaseToTheWrongPerson(String person) throws Exception {
        Visitor visitor = new Visitor(person, "/engine-rest");
        for (String request : foreignIds()) {
            String[] parts = request.split(" ", 2);
            HttpResponse<String> answer = visitor.sends(parts[0], parts[1]);
            assertThat(answer.statusCode()).as(person + " " + request).isGreaterThanOrEqualTo(400);
            assertThat(answer.body()).as(person + " " + request).doesNotContain(VICTIM);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hantai-caseworker", "hantai-town-contact", "hantai-statistician", "modeler", "admin"})
    void noListOfTheEngineShowsAPerson(String person) throws Exception {
        Visitor visitor = new Visitor(person, "/engine-rest");
        for (String list : List.of(
                "variable-instance",
                "history/variable-instance",
                "history/detail",
                "history/task",
                "history/process-instance",
                "history/activity-instance",
                "history/incident",
                "history/job-log",
                "history/identity-link-log",
                "history/decision-instance",
                "history/user-operation",
                "history/external-task-log",
                "history/batch",
                "event-subscription",
                "external-task",
                "process-instance",
                "job",
                "incident",
                "task")) {
            HttpResponse<String> answer = visitor.sends("GET", "/engine-rest/" + list);
            assertThat(answer.body()).as(person + " " + list).doesNotContain(VICTIM);
            if (!person.equals("admin")) {
                assertThat(answer.body())
                        .as(person + " " + list)
                        .doesNotContain(yangxian().instance());
            }
        }
    }

    @Test
    void nobodyReadsNamesAndAddressesOfOtherStaffButTheSystemAdministrator() throws Exception {
        Visitor caseworker = new Visitor("hantai-caseworker", "/engine-rest");

        assertThat(caseworker.sends("GET", "/engine-rest/user").body())
                .contains("hantai-caseworker@")
                .doesNotContain("supervisor", "yangxian", "admin");
        assertThat(new Visitor("modeler", "/engine-rest")
                        .sends("GET", "/engine-rest/user")
                        .body())
                .doesNotContain("hantai");
        assertThat(new Visitor("admin", "/engine-rest")
                        .sends("GET", "/engine-rest/user")
                        .body())
                .contains("hantai-caseworker@");
    }

    @Test
    void theProcessAdministratorSeesDiagramsAndCounts() throws Exception {
        Visitor modeler = new Visitor("modeler", "/engine-rest");

        assertThat(modeler.sends("GET", "/engine-rest/process-definition/key/referral/xml")
                        .body())
                .contains("bpmn20Xml");
        assertThat(modeler.sends("GET", "/engine-rest/process-definition/statistics?incidents=true")
                        .body())
                .contains("\"instances\":")
                .doesNotContain(yangxian().number());
    }

    @Test
    void theSystemAdministratorSeesIncidentsAndJobs() throws Exception {
        String incident = incident();
        String job = job();
        Visitor admin = new Visitor("admin", "/engine-rest");

        assertThat(admin.sends("GET", "/engine-rest/incident").body()).contains(incident);
        assertThat(admin.sends("GET", "/engine-rest/job").body()).contains(job);
    }

    @Test
    void aWidenedRightShowsInTheMatrix() throws Exception {
        Authorization widened = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        widened.setGroupId("mediator");
        widened.setResource(Resources.PROCESS_DEFINITION);
        widened.setResourceId("*");
        widened.addPermission(Permissions.READ_TASK);
        engine.getAuthorizationService().saveAuthorization(widened);
        try {
            assertThat(row("hantai-mediator", "/engine-rest")).startsWith("hantai-mediator HR -");
        } finally {
            engine.getAuthorizationService().deleteAuthorization(widened.getId());
        }
    }

    private String matrix(String rest) throws Exception {
        StringBuilder actual = new StringBuilder(MATRIX.lines().findFirst().orElseThrow());
        for (String person : MATRIX.lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList()) {
            actual.append('\n').append(row(person, rest));
        }
        return actual.toString();
    }

    private String row(String person, String rest) throws Exception {
        Visitor visitor = new Visitor(person, rest);
        StringBuilder row = new StringBuilder(person);
        for (Probe probe : PROBES) {
            StringBuilder reached = new StringBuilder();
            for (Map.Entry<String, Case> each : cases.entrySet()) {
                if (probe.reaches(visitor, each.getValue())) {
                    reached.append(each.getKey());
                }
            }
            row.append(' ').append(reached.isEmpty() ? "-" : reached);
        }
        return row.toString();
    }

    /** Whether a visitor reaches something of a case. */
    private interface Probe {
        boolean reaches(Visitor visitor, Case matter) throws Exception;
    }

    /** In the order of the columns. */
    private static final List<Probe> PROBES = List.of(
            (visitor, matter) -> visitor.finds("/task?processInstanceBusinessKey=" + matter.number(), matter.task()),
            (visitor, matter) -> visitor.opens("/task/" + matter.task() + "/form-variables"),
            (visitor, matter) -> visitor.opens("/process-instance/" + matter.instance() + "/variables")
                    || visitor.opens("/execution/" + matter.instance() + "/localVariables")
                    || visitor.finds("/variable-instance?processInstanceIdIn=" + matter.instance(), "\"id\""),
            (visitor, matter) -> visitor.findsAnyHistory(matter),
            (visitor, matter) -> visitor.mayStart(),
            (visitor, matter) -> visitor.tells(matter),
            (visitor, matter) -> visitor.opens("/process-instance/" + matter.instance()),
            (visitor, matter) ->
                    visitor.finds(visitor.page("/referrals?number=" + matter.number()), ">" + matter.number() + "<"),
            (visitor, matter) -> visitor.page("/referrals/" + matter.number()).statusCode() == 200,
            (visitor, matter) -> visitor.page("/handoffs/" + matter.handoff()).statusCode() == 200,
            (visitor, matter) -> visitor.page("/handoffs/" + matter.handoff() + "/documents/" + matter.file())
                            .statusCode()
                    == 200);

    /** A person at a browser, and as an outside client where the address is engine-rest. */
    private final class Visitor {

        private final String person;
        private final String rest;
        private final Browser browser = new Browser(port);

        Visitor(String person, String rest) throws Exception {
            this.person = person;
            this.rest = rest;
            if (!person.equals(ANONYMOUS)) {
                assertThat(Browser.location(browser.signsIn(person, PASSWORD))).isEqualTo("/");
                browser.opens("/camunda/app/welcome/default/");
            }
        }

        HttpResponse<String> page(String path) throws Exception {
            return browser.opens(path);
        }

        HttpResponse<String> sends(String method, String path) throws Exception {
            return path.startsWith("/engine-rest") && !person.equals(ANONYMOUS)
                    ? browser.asClient(person, PASSWORD, method, path, method.equals("GET") ? "" : "{}")
                    : browser.asScript(method, path, method.equals("GET") ? "" : "{}");
        }

        boolean opens(String path) throws Exception {
            return sends("GET", rest + path).statusCode() == 200;
        }

        boolean finds(String path, String what) throws Exception {
            return finds(sends("GET", rest + path), what);
        }

        boolean finds(HttpResponse<String> answer, String what) {
            return answer.statusCode() == 200 && answer.body().contains(what);
        }

        boolean findsAnyHistory(Case matter) throws Exception {
            for (String kind : List.of(
                    "variable-instance", "task", "activity-instance", "process-instance", "detail", "job-log")) {
                if (finds("/history/" + kind + "?processInstanceId=" + matter.instance(), "\"id\"")) {
                    return true;
                }
            }
            return opens("/history/process-instance/" + matter.instance());
        }

        /** The empty form is refused by its checks if the person may start, before them if not. */
        boolean mayStart() throws Exception {
            return sends("POST", rest + "/process-definition/key/referral/submit-form")
                            .statusCode()
                    == 400;
        }

        boolean tells(Case matter) throws Exception {
            String message = "{\"messageName\":\"Msg_NewInformation\",\"businessKey\":\"" + matter.number() + "\"}";
            HttpResponse<String> answer = rest.equals("/engine-rest") && !person.equals(ANONYMOUS)
                    ? browser.asClient(person, PASSWORD, "POST", rest + "/message", message)
                    : browser.asScript("POST", rest + "/message", message);
            return answer.statusCode() == 204;
        }
    }

    private Case yangxian() {
        return Objects.requireNonNull(cases.get("Y"));
    }

    /** A timer of another hand-off, which still waits. */
    private String job() {
        String handoff = waiting.begin("关于移送线索的函", yangxian().number(), YANGXIAN);
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(handoff)
                        .singleResult()
                        .getId())
                .list()
                .get(0)
                .getId();
    }

    private String incident() {
        return engine.getRuntimeService()
                .createIncident("test", yangxian().handoffInstance(), "configuration", "only a test")
                .getId();
    }

    /** Everything of Yangxian's case, and of the engine, that has an id. */
    private List<String> foreignIds() {
        Case other = yangxian();
        String variable = engine.getRuntimeService()
                .createVariableInstanceQuery()
                .processInstanceIdIn(other.instance())
                .variableName("victim")
                .singleResult()
                .getId();
        String job = job();
        String deployment = engine.getRepositoryService()
                .createDeploymentQuery()
                .list()
                .get(0)
                .getId();
        Stream<String> ids = Stream.of(
                "GET /task/%s",
                "GET /task/%s/form-variables",
                "GET /task/%s/variables",
                "GET /task/%s/variables/victim",
                "GET /task/%s/identity-links",
                "GET /task/%s/deployed-form",
                "POST /task/%s/claim",
                "POST /task/%s/unclaim",
                "POST /task/%s/assignee",
                "POST /task/%s/complete",
                "POST /task/%s/submit-form",
                "POST /task/%s/variables",
                "DELETE /task/%s");
        return Stream.concat(
                        ids.map(request -> request.formatted(other.task())),
                        Stream.of(
                                "GET /process-instance/" + other.instance(),
                                "GET /process-instance/" + other.instance() + "/activity-instances",
                                "GET /process-instance/" + other.instance() + "/variables",
                                "GET /process-instance/" + other.instance() + "/variables/victim",
                                "DELETE /process-instance/" + other.instance(),
                                "GET /execution/" + other.instance(),
                                "GET /execution/" + other.instance() + "/localVariables",
                                "GET /variable-instance/" + variable,
                                "GET /history/variable-instance/" + variable,
                                "GET /history/process-instance/" + other.instance(),
                                "DELETE /history/process-instance/" + other.instance(),
                                "GET /job/" + job,
                                "GET /job/" + job + "/stacktrace",
                                "POST /job/" + job + "/execute",
                                "PUT /job/" + job + "/retries",
                                "PUT /job/" + job + "/duedate",
                                "GET /incident/" + incident(),
                                "GET /user/yangxian-caseworker/profile",
                                "PUT /user/yangxian-caseworker/profile",
                                "DELETE /user/yangxian-caseworker",
                                "POST /user/yangxian-caseworker/unlock",
                                "GET /group/system-admin",
                                "PUT /group/system-admin/members/hantai-caseworker",
                                "PUT /tenant/610723/user-members/hantai-caseworker",
                                "PUT /filter/lianxin-my-tasks",
                                "DELETE /filter/lianxin-my-tasks",
                                "DELETE /deployment/" + deployment,
                                "POST /authorization/create"))
                .map(request -> request.replaceFirst(" ", " /engine-rest"))
                .collect(Collectors.collectingAndThen(Collectors.toList(), requests -> Stream.concat(
                                requests.stream(),
                                Stream.of(
                                        "GET /referrals/" + other.number(),
                                        "GET /handoffs/" + other.handoff(),
                                        "GET /handoffs/" + other.handoff() + "/documents/" + other.file()))
                        .toList()));
    }
}
