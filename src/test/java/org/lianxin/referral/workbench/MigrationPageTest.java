package org.lianxin.referral.workbench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.lianxin.referral.security.Browser.PASSWORD;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lianxin.referral.ReferralTest;
import org.lianxin.referral.security.Browser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** Open cases follow their diagram, tried with requests for erasure that wait for their approval. */
@ReferralTest
class MigrationPageTest {

    private static final String WAITING = "UserTask_ApproveErasure";
    private static final String RENAMED = "UserTask_DecideErasure";

    private final CaseMoves moves;
    private final MigrationRows rows;
    private final ModelVersions versions;
    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final TransactionTemplate transaction;
    private final MockMvc browser;
    private final List<String> deployments = new ArrayList<>();
    private final String number = "T-" + UUID.randomUUID();
    private String older = "";
    private String instance = "";

    @LocalServerPort
    private int port;

    @Autowired
    MigrationPageTest(
            WebApplicationContext application,
            CaseMoves moves,
            MigrationRows rows,
            ModelVersions versions,
            RepositoryService repository,
            RuntimeService runtime,
            TaskService tasks,
            PlatformTransactionManager transactions) {
        this.moves = moves;
        this.rows = rows;
        this.versions = versions;
        this.repository = repository;
        this.runtime = runtime;
        this.tasks = tasks;
        this.transaction = new TransactionTemplate(transactions);
        this.browser = MockMvcBuilders.webAppContextSetup(application)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build();
    }

    @BeforeEach
    void aCaseWaitsInTheOlderVersion() throws IOException {
        older = deploys(diagram());
        instance = runtime.createProcessInstanceById(older)
                .businessKey(number)
                .setVariable("district", "610702")
                .startBeforeActivity(WAITING)
                .execute()
                .getId();
    }

    @AfterEach
    void othersFindWhatWasThere() {
        deployments.forEach(deployment -> repository.deleteDeployment(deployment, true));
    }

    @Test
    void theOverviewRemindsOfCasesThatRunInAnOlderVersion() throws Exception {
        // Other tests may have left some of their own.
        int before = remindedOf(opens("/modeling"));

        String newer = deploys(diagram());

        assertThat(remindedOf(opens("/modeling"))).isEqualTo(before + 1);
        assertThat(opens("/modeling/migration")).contains("erasure.bpmn", older, newer, "在办 1 件");
    }

    @Test
    void theDryRunTellsWhatWouldHappenAndMovesNothing() throws Exception {
        String newer = deploys(diagram());

        assertThat(opens("/modeling/migration/plan?from=" + older + "&to=" + newer))
                .contains("审核删除申请", "value=\"" + WAITING + "\" selected", "1 件");
        assertThat(dryRun(newer, Map.of(WAITING, WAITING))).contains("1 件可以迁，0 件会留在旧版", number, "可以迁");
        assertThat(definition()).isEqualTo(older);
        assertThat(dryRun(newer, Map.of())).contains("0 件可以迁，1 件会留在旧版", "“审核删除申请”：没有说明这一步在新版里对应哪一步");
        assertThat(definition()).isEqualTo(older);
    }

    @Test
    void noMoreCasesAreTriedOnceItTakesTooLong() throws Exception {
        MigrationPlan plan = runtime.createMigrationPlan(older, deploys(diagram()))
                .mapEqualActivities()
                .build();

        assertThat(moves.tryOut(plan, Duration.ofSeconds(1))).hasSize(1);
        assertThat(moves.tryOut(plan, Duration.ZERO)).isEmpty();
    }

    @Test
    void aCaseMovesAndIsGoneOnWithInTheNewerVersion() throws Exception {
        String newer = deploys(diagram());
        String due = dueDate();

        String report = starts(newer, Map.of(WAITING, WAITING));
        moves.takeUp();

        assertThat(definition()).isEqualTo(newer);
        assertThat(dueDate()).isEqualTo(due);
        assertThat(opens(report)).contains("已完成", "已迁移 1 件", number).doesNotContain("http-equiv");
        assertThat(opens("/modeling/migration")).contains(report, "第 " + version(newer) + " 版");
    }

    @Test
    void aStepThatIsGoneIsPointedOutAndMappedByHand() throws Exception {
        String newer = deploys(diagram().replace(WAITING, RENAMED));

        assertThat(opens("/modeling")).containsPattern("〔erasure.bpmn · " + WAITING + "〕有 \\d+ 件在办件停在这一步");
        assertThat(opens("/modeling/migration/plan?from=" + older + "&to=" + newer))
                .contains("value=\"" + RENAMED + "\"")
                .doesNotContain("value=\"" + RENAMED + "\" selected");
        starts(newer, Map.of(WAITING, RENAMED));
        moves.takeUp();

        assertThat(tasks.createTaskQuery()
                        .processInstanceId(instance)
                        .singleResult()
                        .getTaskDefinitionKey())
                .isEqualTo(RENAMED);
    }

    @Test
    void aCaseThatCannotMoveStaysAndTheReportSaysWhy() throws Exception {
        String newer = deploys(diagram().replace(WAITING, RENAMED));

        String report = starts(newer, Map.of());
        moves.takeUp();

        assertThat(definition()).isEqualTo(older);
        assertThat(opens(report)).contains("已完成", "留在旧版 1 件", "“审核删除申请”：没有说明这一步在新版里对应哪一步");
        assertThat(tasks.createTaskQuery().processInstanceId(instance).count()).isOne();
    }

    @Test
    void aCaseThatEndedBeforeItsTurnIsLeftOut() throws Exception {
        String newer = deploys(diagram());
        long no = startsPaused(newer);
        runtime.deleteProcessInstance(instance, "ended");

        performs(post("/modeling/migration/" + no + "/resume"));
        moves.takeUp();

        assertThat(rows.cases(no)).extracting(MigrationCase::outcome).containsExactly(Outcome.GONE);
    }

    @Test
    void aPausedMigrationMovesNobodyUntilItGoesOn() throws Exception {
        String newer = deploys(diagram());
        long no = startsPaused(newer);

        moves.takeUp();
        assertThat(definition()).isEqualTo(older);
        assertThat(opens("/modeling/migration/" + no)).contains("已暂停", "等待 1 件", "继续");

        performs(post("/modeling/migration/" + no + "/resume"));
        assertThat(opens("/modeling/migration/" + no)).contains("http-equiv=\"refresh\"", "暂停");
        moves.takeUp();
        assertThat(definition()).isEqualTo(newer);
    }

    @Test
    void stepsThatDoNotFitAreRefusedInWords() throws Exception {
        String newer = deploys(diagram());
        Map<String, String> wrong = Map.of(WAITING, "ServiceTask_CheckErasure");

        assertThat(dryRun(newer, wrong)).contains("“审核删除申请”→“核对可否删除”：两步不是同一类");
        assertThat(performs(fields(post("/modeling/migration/start"), newer, wrong))
                        .getStatus())
                .isEqualTo(400);
        assertThat(opens("/modeling/migration/plan?from=" + older + "&to="
                        + versions.of("urging.bpmn").get(0).definition()))
                .isEmpty();
    }

    @Test
    void sheMigratesOnThisPageOnlyNotPastItThroughEngineRest() throws Exception {
        for (String path : List.of("/migration/generate", "/migration/executeAsync", "/batch/none/suspended")) {
            assertThat(new Browser(port)
                            .asClient("modeler", PASSWORD, "POST", "/engine-rest" + path, "{}", "application/json")
                            .statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    private static int remindedOf(String page) {
        Matcher reminder = Pattern.compile("(\\d+) 件在办件仍按旧版本运行").matcher(page);
        return reminder.find() ? Integer.parseInt(reminder.group(1)) : 0;
    }

    private String deploys(String diagram) throws IOException {
        DeploymentWithDefinitions deployment = repository
                .createDeployment()
                .addString("erasure.bpmn", diagram)
                .addString("erasure-request.form", Files.readString(Path.of("forms/erasure-request.form")))
                .addString("approve-erasure.form", Files.readString(Path.of("forms/approve-erasure.form")))
                .deployWithResult();
        deployments.add(deployment.getId());
        return deployment.getDeployedProcessDefinitions().get(0).getId();
    }

    private static String diagram() throws IOException {
        return Files.readString(Path.of("bpmn/erasure.bpmn"));
    }

    private String definition() {
        return runtime.createProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getProcessDefinitionId();
    }

    private int version(String definition) {
        return repository.getProcessDefinition(definition).getVersion();
    }

    private String dueDate() {
        return String.valueOf(tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getDueDate());
    }

    private long startsPaused(String newer) {
        return Objects.requireNonNull(transaction.execute(status -> {
            long no = rows.insert(found(older), found(newer), Map.of(WAITING, WAITING), moves.open(older), "modeler");
            rows.setPaused(no, true);
            return no;
        }));
    }

    private ModelVersion found(String definition) {
        return versions.of("erasure.bpmn").stream()
                .filter(version -> version.definition().equals(definition))
                .findFirst()
                .orElseThrow();
    }

    private String dryRun(String newer, Map<String, String> mapping) throws Exception {
        return performs(fields(post("/modeling/migration/dry-run"), newer, mapping))
                .getContentAsString(UTF_8);
    }

    /** Returns where the report is. */
    private String starts(String newer, Map<String, String> mapping) throws Exception {
        return Objects.requireNonNull(performs(fields(post("/modeling/migration/start"), newer, mapping))
                .getRedirectedUrl());
    }

    private MockHttpServletRequestBuilder fields(
            MockHttpServletRequestBuilder form, String newer, Map<String, String> mapping) {
        form.param("from", older).param("to", newer);
        mapping.forEach((source, target) -> form.param("step." + source, target));
        return form;
    }

    private String opens(String path) throws Exception {
        return performs(get(path)).getContentAsString(UTF_8);
    }

    private MockHttpServletResponse performs(MockHttpServletRequestBuilder request) throws Exception {
        return browser.perform(request.with(user("modeler").authorities(new SimpleGrantedAuthority("process-admin")))
                        .with(csrf()))
                .andReturn()
                .getResponse();
    }
}
