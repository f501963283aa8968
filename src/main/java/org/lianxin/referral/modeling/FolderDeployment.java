package org.lianxin.referral.modeling;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys the diagrams, decision tables and forms of the folders {@code bpmn/} and {@code forms/} at start: those on the
 * class path, each replaced by the file of the same name beside the working directory ({@code lianxin.models}).
 *
 * <p>All go into one deployment, because a diagram finds its forms in its own. Nothing changed, no new version. It runs
 * when all beans are ready and before the web server takes requests.
 */
@Component
final class FolderDeployment implements SmartInitializingSingleton {

    static final String NAME = "lianxin";

    private final RepositoryService repository;
    private final String folder;

    FolderDeployment(RepositoryService repository, @Value("${lianxin.models:./}") String folder) {
        this.repository = repository;
        this.folder = folder.endsWith("/") ? folder : folder + "/";
    }

    @Override
    public void afterSingletonsInstantiated() {
        Map<String, Resource> files = new TreeMap<>();
        for (String pattern : new String[] {"bpmn/*.bpmn", "bpmn/*.dmn", "forms/*.form"}) {
            collect("classpath*:" + pattern, files);
            collect("file:" + folder + pattern, files);
        }
        if (!files.isEmpty()) {
            deploy(files);
        }
    }

    private static void collect(String pattern, Map<String, Resource> files) {
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                files.put(String.valueOf(file.getFilename()), file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + pattern, e);
        }
    }

    private void deploy(Map<String, Resource> files) {
        DeploymentBuilder deployment = repository.createDeployment().name(NAME).enableDuplicateFiltering(false);
        files.forEach((name, file) -> {
            try (InputStream content = file.getInputStream()) {
                deployment.addInputStream(name, content);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + file, e);
            }
        });
        deployment.deploy();
    }
}
