package org.lianxin.referral.modeling;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Deploys what changed in the folders {@code bpmn/} and {@code forms/} at start, when all beans are ready and before the web
 * server takes requests. What an administrator deployed later stays in effect.
 */
@Component
final class FolderDeployment implements SmartInitializingSingleton {

    /** The name of the deployments made here. */
    static final String NAME = "lianxin";

    private static final Logger LOG = LoggerFactory.getLogger(FolderDeployment.class);

    private final RepositoryService repository;
    private final DeployedFiles deployed;
    private final Supplier<Map<String, byte[]>> folders;

    @Autowired
    FolderDeployment(
            RepositoryService repository, DeployedFiles deployed, @Value("${lianxin.models:./}") String folder) {
        this(repository, deployed, () -> ModelFolders.read(folder));
    }

    FolderDeployment(RepositoryService repository, DeployedFiles deployed, Supplier<Map<String, byte[]>> folders) {
        this.repository = repository;
        this.deployed = deployed;
        this.folders = folders;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Map<String, byte[]> live = deployed.latest();
        Map<String, byte[]> changed = new TreeMap<>(folders.get());
        changed.entrySet().removeIf(file -> Arrays.equals(file.getValue(), live.get(file.getKey())));
        Set<String> left = new TreeSet<>(changed.keySet());
        left.removeIf(deployed::isOfTheFolders);
        changed.keySet().removeAll(left);
        if (!left.isEmpty()) {
            LOG.warn(
                    "管理员部署过 {}，与文件夹里的不同：在用的是管理员部署的，启动时没有替换。要用文件夹里的，请在 /modeling 部署。 (An administrator's files stay in effect.)",
                    left);
        }
        if (!changed.isEmpty()) {
            deploy(changed);
        }
    }

    /** Compared once more within the engine's lock: another node may have started at the same moment. */
    private void deploy(Map<String, byte[]> files) {
        DeploymentBuilder deployment = repository.createDeployment().name(NAME).enableDuplicateFiltering(true);
        files.forEach((name, content) -> deployment.addInputStream(name, new ByteArrayInputStream(content)));
        deployment.deploy();
    }
}
