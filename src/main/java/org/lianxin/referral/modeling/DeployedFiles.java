package org.lianxin.referral.modeling;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The diagrams, tables and forms that are live: of each file name the one deployed last. */
@Lazy
@Component
final class DeployedFiles {

    private final RepositoryService repository;

    DeployedFiles(RepositoryService repository) {
        this.repository = repository;
    }

    Map<String, byte[]> latest() {
        Map<String, byte[]> files = new TreeMap<>();
        for (Deployment each : repository
                .createDeploymentQuery()
                .orderByDeploymentTime()
                .desc()
                .list()) {
            for (String name : repository.getDeploymentResourceNames(each.getId())) {
                files.computeIfAbsent(name, missing -> read(each, missing));
            }
        }
        return files;
    }

    private byte[] read(Deployment deployment, String name) {
        try (InputStream content = repository.getResourceAsStream(deployment.getId(), name)) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name + " of deployment " + deployment.getId(), e);
        }
    }
}
