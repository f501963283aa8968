package org.lianxin.referral.modeling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lianxin.referral.modeling.rules.Admission;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

class FolderDeploymentTest {

    private final Path shipped;
    private final Path beside;
    private ProcessEngine engine;

    FolderDeploymentTest(@TempDir Path folder) {
        this.shipped = folder.resolve("shipped");
        this.beside = folder.resolve("beside");
    }

    @BeforeEach
    void start() throws IOException {
        ProcessEngineConfigurationImpl configuration = (ProcessEngineConfigurationImpl)
                ProcessEngineConfiguration.createStandaloneInMemProcessEngineConfiguration()
                        .setProcessEngineName("folders")
                        .setJdbcUrl("jdbc:h2:mem:folders");
        configuration.setCustomPreDeployers(List.of(new DeploymentGate(this::unruled)));
        engine = configuration.buildProcessEngine();
        draw(shipped, "v1");
        write(shipped, "own.form", "{\"id\":\"own\",\"components\":[]}");
    }

    @AfterEach
    void stop() {
        engine.close();
        ClockUtil.reset();
    }

    @Test
    void allFilesGoIntoOneDeploymentSoThatADiagramFindsItsForms() {
        deploy();

        Deployment deployment =
                repository().createDeploymentQuery().deploymentName("lianxin").singleResult();
        assertThat(repository().getDeploymentResourceNames(deployment.getId()))
                .containsExactlyInAnyOrder("own.bpmn", "own.form");
    }

    @Test
    void startingAgainMakesNoNewVersion() {
        deploy();
        deploy();

        assertThat(versions()).isEqualTo(1);
        assertThat(repository().createDeploymentQuery().count()).isEqualTo(1);
    }

    @Test
    void aChangedDiagramMakesANewVersionWithItsForm() throws IOException {
        deploy();
        draw(shipped, "v2");
        deploy();

        assertThat(versions()).isEqualTo(2);
        assertThat(filesOfTheLast()).containsExactlyInAnyOrder("own.bpmn", "own.form");
    }

    @Test
    void aChangedFormTakesItsDiagramAlongAndNothingElse() throws IOException {
        write(shipped, "other.form", "{\"id\":\"other\",\"components\":[]}");
        deploy();
        write(shipped, "own.form", "{\"id\":\"own\",\"components\":[],\"type\":\"default\"}");
        deploy();

        assertThat(versions()).isEqualTo(2);
        assertThat(filesOfTheLast()).containsExactlyInAnyOrder("own.bpmn", "own.form");
    }

    @Test
    void whatAnAdministratorDeployedLaterStaysInEffect() throws IOException {
        deploy();
        draw(beside, "of the administrator");
        administrator(Files.readString(beside.resolve("bpmn/own.bpmn")));
        Files.delete(beside.resolve("bpmn/own.bpmn"));
        draw(shipped, "v2");
        deploy();

        assertThat(name()).isEqualTo("of the administrator");
        assertThat(versions()).isEqualTo(2);
    }

    @Test
    void whatWentAlongUnchangedWithAnAdministratorsFileIsStillOurs() throws IOException {
        deploy();
        draw(beside, "of the administrator");
        administrator(Files.readString(beside.resolve("bpmn/own.bpmn")));
        Files.delete(beside.resolve("bpmn/own.bpmn"));
        write(shipped, "own.form", "{\"id\":\"own\",\"components\":[],\"type\":\"default\"}");
        deploy();
        draw(shipped, "v3");
        deploy();

        assertThat(live("own.form")).contains("default");
        assertThat(name()).as("carried along by us, still hers").isEqualTo("of the administrator");
    }

    @Test
    void aFileBesideTheProgramReplacesTheShippedOneOfItsName() throws IOException {
        write(beside, "own.form", "{\"id\":\"own\",\"components\":[],\"type\":\"default\"}");
        deploy();

        String deployment = repository().createDeploymentQuery().singleResult().getId();
        assertThat(repository().getResourceAsStream(deployment, "own.form"))
                .asString(UTF_8)
                .contains("default");
    }

    @Test
    void withoutAnyFileNothingIsDeployed() {
        deploy(List.of("file:" + beside + "/"));

        assertThat(repository().createDeploymentQuery().count()).isZero();
    }

    private static void draw(Path folder, String name) throws IOException {
        Files.createDirectories(folder.resolve("bpmn"));
        Bpmn.writeModelToFile(
                folder.resolve("bpmn/own.bpmn").toFile(),
                Bpmn.createExecutableProcess("own")
                        .name(name)
                        .camundaHistoryTimeToLive(1)
                        .startEvent("Start")
                        .camundaFormRef("own")
                        .camundaFormRefBinding("deployment")
                        .endEvent("End")
                        .done());
    }

    private static void write(Path folder, String name, String form) throws IOException {
        Files.createDirectories(folder.resolve("forms"));
        Files.writeString(folder.resolve("forms").resolve(name), form);
    }

    private void deploy() {
        deploy(List.of("file:" + shipped + "/", "file:" + beside + "/"));
    }

    private void deploy(List<String> folders) {
        ClockUtil.offset(1000L * repository().createDeploymentQuery().count());
        new FolderDeployment(repository(), files(), () -> ModelFolders.read(folders)).afterSingletonsInstantiated();
    }

    private void administrator(String diagram) {
        ClockUtil.offset(1000L * repository().createDeploymentQuery().count());
        repository()
                .createDeployment()
                .name("改一改")
                .addString("own.bpmn", diagram)
                .deploy();
    }

    private DeployedFiles files() {
        return new DeployedFiles(repository(), new DeploymentLog(JdbcClient.create(new SimpleDriverDataSource())) {
            @Override
            public List<LoggedDeployment> all() {
                return List.of();
            }
        });
    }

    /** The gate completes what is deployed; the rules have tests of their own. */
    private ModelCheck unruled() {
        return new ModelCheck(new StaticListableBeanFactory(), files()::latest) {
            @Override
            Admission admit(Map<String, byte[]> files) {
                return new Admission(super.admit(files).companions(), List.of());
            }
        };
    }

    private List<String> filesOfTheLast() {
        return repository().getDeploymentResourceNames(last().getDeploymentId());
    }

    private String name() {
        return last().getName();
    }

    private ProcessDefinition last() {
        return repository()
                .createProcessDefinitionQuery()
                .processDefinitionKey("own")
                .latestVersion()
                .singleResult();
    }

    private String live(String file) {
        return new String(Objects.requireNonNull(files().latest().get(file)), UTF_8);
    }

    private long versions() {
        return repository()
                .createProcessDefinitionQuery()
                .processDefinitionKey("own")
                .count();
    }

    private RepositoryService repository() {
        return engine.getRepositoryService();
    }
}
