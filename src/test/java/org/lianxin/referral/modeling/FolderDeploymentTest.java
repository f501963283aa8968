package org.lianxin.referral.modeling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        engine = ProcessEngineConfiguration.createStandaloneInMemProcessEngineConfiguration()
                .setProcessEngineName("folders")
                .setJdbcUrl("jdbc:h2:mem:folders")
                .buildProcessEngine();
        draw(shipped, "v1");
        write(shipped, "{\"id\":\"own\",\"components\":[]}");
    }

    @AfterEach
    void stop() {
        engine.close();
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
    void aChangedFileMakesANewVersionWithAllItsForms() throws IOException {
        deploy();
        draw(shipped, "v2");
        deploy();

        assertThat(versions()).isEqualTo(2);
        assertThat(repository().createDeploymentQuery().count()).isEqualTo(2);
    }

    @Test
    void aFileBesideTheProgramReplacesTheShippedOneOfItsName() throws IOException {
        write(beside, "{\"id\":\"own\",\"components\":[],\"type\":\"default\"}");
        deploy();

        String deployment = repository().createDeploymentQuery().singleResult().getId();
        assertThat(repository().getResourceAsStream(deployment, "own.form"))
                .asString(UTF_8)
                .contains("default");
    }

    @Test
    void withoutAnyFileNothingIsDeployed() {
        new FolderDeployment(repository(), List.of("file:" + beside + "/")).afterSingletonsInstantiated();

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
                        .endEvent("End")
                        .done());
    }

    private static void write(Path folder, String form) throws IOException {
        Files.createDirectories(folder.resolve("forms"));
        Files.writeString(folder.resolve("forms/own.form"), form);
    }

    private void deploy() {
        new FolderDeployment(repository(), List.of("file:" + shipped + "/", "file:" + beside + "/"))
                .afterSingletonsInstantiated();
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
