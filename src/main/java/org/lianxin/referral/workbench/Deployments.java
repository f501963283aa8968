package org.lianxin.referral.workbench;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.lianxin.referral.modeling.ModelCheck;
import org.springframework.stereotype.Component;

/** Puts files into effect on the same path as Camunda Modeler: the engine's deployment, with all that is checked there. */
@Component
class Deployments {

    private static final String SOURCE = "/modeling";

    private final RepositoryService repository;
    private final ModelVersions versions;
    private final ModelCheck check;

    Deployments(RepositoryService repository, ModelVersions versions, ModelCheck check) {
        this.repository = repository;
        this.versions = versions;
        this.check = check;
    }

    /**
     * Deploys the files; the engine's deployment checks them and completes them with what belongs to them.
     *
     * @return what is wrong, in sentences for the administrator; nothing was stored then. Empty if all is in effect
     */
    List<String> deploy(Map<String, byte[]> files, String remark) {
        List<String> problems = problems(files.keySet(), remark);
        return problems.isEmpty() ? deployNamed(files, remark) : problems;
    }

    /** Puts an earlier version into effect as a new one: a diagram with the forms it had. */
    List<String> rollBack(ModelVersion version, String remark) {
        Map<String, byte[]> files = new TreeMap<>(Map.of(version.file(), versions.content(version)));
        if (version.kind() == ModelKind.DIAGRAM) {
            files.putAll(check.companions(files, versions.deployedWith(version)));
        }
        return deploy(files, remark);
    }

    private static List<String> problems(Set<String> files, String remark) {
        Stream<String> noFile = files.isEmpty() ? Stream.of("没有选文件。请选择 .bpmn、.dmn 或 .form 文件。") : Stream.empty();
        Stream<String> noRemark = remark.isBlank() ? Stream.of("没有写说明。请写明改了什么、为什么改。") : Stream.empty();
        return Stream.concat(noFile, noRemark).toList();
    }

    private List<String> deployNamed(Map<String, byte[]> files, String remark) {
        try {
            DeploymentBuilder deployment =
                    repository.createDeployment().name(remark.strip()).source(SOURCE);
            files.forEach((name, content) -> deployment.addInputStream(name, new ByteArrayInputStream(content)));
            deployment.deploy();
            return List.of();
        } catch (ProcessEngineException refused) {
            return List.of(String.valueOf(refused.getMessage()).split("\\R"));
        }
    }
}
