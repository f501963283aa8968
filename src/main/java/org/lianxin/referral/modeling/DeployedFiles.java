package org.lianxin.referral.modeling;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The diagrams, tables and forms as they were deployed. */
@Lazy
@Component
final class DeployedFiles {

    private final RepositoryService repository;
    private final DeploymentLog log;

    DeployedFiles(RepositoryService repository, DeploymentLog log) {
        this.repository = repository;
        this.log = log;
    }

    /** What is live: of each file name the one deployed last. */
    Map<String, byte[]> latest() {
        Map<String, Deployment> last = new TreeMap<>();
        inOrder().forEach(deployment -> names(deployment).forEach(name -> last.put(name, deployment)));
        Map<String, byte[]> files = new TreeMap<>();
        last.forEach((name, deployment) -> files.put(name, read(deployment, name)));
        return files;
    }

    /**
     * Whether the live content of a file came from the folders, or none is live. Later deployments may have carried it along
     * unchanged, for the sake of a diagram or form that belongs to it.
     */
    boolean isOfTheFolders(String name) {
        boolean ofTheFolders = true;
        byte[] content = {};
        for (Deployment each : inOrder()) {
            if (names(each).contains(name)) {
                byte[] next = read(each, name);
                if (!Arrays.equals(content, next)) {
                    ofTheFolders = FolderDeployment.NAME.equals(each.getName());
                    content = next;
                }
            }
        }
        return ofTheFolders;
    }

    private List<Deployment> inOrder() {
        return log.inOrder(repository.createDeploymentQuery().list());
    }

    private List<String> names(Deployment deployment) {
        return repository.getDeploymentResourceNames(deployment.getId());
    }

    private byte[] read(Deployment deployment, String name) {
        try (InputStream content = repository.getResourceAsStream(deployment.getId(), name)) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name + " of deployment " + deployment.getId(), e);
        }
    }
}
