package org.lianxin.referral.workbench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.lianxin.referral.modeling.DeploymentLog;
import org.lianxin.referral.modeling.LoggedDeployment;
import org.lianxin.referral.organisation.SignedIn;
import org.springframework.stereotype.Component;

/** What was deployed, as files with their versions. The engine keeps all of them. */
@Component
class ModelVersions {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final DeploymentLog log;
    private final SignedIn signedIn;
    private final Clock clock;

    ModelVersions(
            RepositoryService repository, RuntimeService runtime, DeploymentLog log, SignedIn signedIn, Clock clock) {
        this.repository = repository;
        this.runtime = runtime;
        this.log = log;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /** The versions of every file, newest first; the files by kind and name. */
    Map<String, List<ModelVersion>> all() {
        List<LoggedDeployment> logged = log.all();
        Map<String, LoggedDeployment> byId =
                logged.stream().collect(Collectors.toMap(LoggedDeployment::id, Function.identity()));
        Map<String, ProcessDefinition> processes = repository.createProcessDefinitionQuery().list().stream()
                .collect(Collectors.toMap(
                        process -> process.getDeploymentId() + process.getResourceName(), Function.identity()));
        Map<String, List<ModelVersion>> files = new HashMap<>();
        log.inOrder(repository.createDeploymentQuery().list())
                .forEach(deployment -> add(deployment, byId, processes, files));
        return files.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, List<ModelVersion>> entry) ->
                                entry.getValue().get(0).kind())
                        .thenComparing(Map.Entry::getKey))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }

    private void add(
            Deployment deployment,
            Map<String, LoggedDeployment> logged,
            Map<String, ProcessDefinition> processes,
            Map<String, List<ModelVersion>> files) {
        for (String file : repository.getDeploymentResourceNames(deployment.getId())) {
            ModelKind.of(file).ifPresent(kind -> {
                List<ModelVersion> versions = files.computeIfAbsent(file, name -> new ArrayList<>());
                versions.add(
                        0,
                        version(
                                file,
                                kind,
                                versions.size() + 1,
                                deployment,
                                Optional.ofNullable(logged.get(deployment.getId())),
                                Optional.ofNullable(processes.get(deployment.getId() + file))));
            });
        }
    }

    /** The versions of one file, newest first; none if there is no such file. */
    List<ModelVersion> of(String file) {
        return all().getOrDefault(file, List.of());
    }

    /** The contents of the decision tables in effect. */
    List<byte[]> liveTables() {
        return all().values().stream()
                .map(all -> all.get(0))
                .filter(live -> live.kind() == ModelKind.TABLE)
                .map(this::content)
                .toList();
    }

    /** All files of the deployment, this one too. */
    Map<String, byte[]> deployedWith(ModelVersion version) {
        return repository.getDeploymentResourceNames(version.deployment()).stream()
                .collect(Collectors.toMap(Function.identity(), file -> content(version.deployment(), file)));
    }

    /** The file as it was deployed. */
    byte[] content(ModelVersion version) {
        return content(version.deployment(), version.file());
    }

    private byte[] content(String deployment, String file) {
        try (InputStream content = repository.getResourceAsStream(deployment, file)) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ModelVersion version(
            String file,
            ModelKind kind,
            int number,
            Deployment deployment,
            Optional<LoggedDeployment> logged,
            Optional<ProcessDefinition> process) {
        Instant at = logged.map(LoggedDeployment::at)
                .orElseGet(() -> deployment.getDeploymentTime().toInstant());
        return new ModelVersion(
                file,
                kind,
                process.map(ProcessDefinition::getVersion).orElse(number),
                deployment.getId(),
                process.map(ProcessDefinition::getId).orElse(""),
                MINUTE.format(at.atZone(clock.getZone())),
                logged.map(LoggedDeployment::by).orElse(""),
                logged.map(LoggedDeployment::remark).orElse(""),
                process.map(each -> open(each.getId())).orElse(0L));
    }

    /** She may know how many there are, not what they are about; the engine knows only both together. */
    private long open(String definition) {
        return signedIn.setAside(() -> runtime.createProcessInstanceQuery()
                .processDefinitionId(definition)
                .count());
    }
}
