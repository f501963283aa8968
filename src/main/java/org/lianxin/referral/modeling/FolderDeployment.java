package org.lianxin.referral.modeling;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
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
    private final List<String> folders;

    @Autowired
    FolderDeployment(RepositoryService repository, @Value("${lianxin.models:./}") String folder) {
        this(repository, List.of("classpath*:", "file:" + folder + (folder.endsWith("/") ? "" : "/")));
    }

    /** @param folders where {@code bpmn/} and {@code forms/} lie; a later one replaces files of an earlier one */
    FolderDeployment(RepositoryService repository, List<String> folders) {
        this.repository = repository;
        this.folders = folders;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Map<String, Resource> files = new TreeMap<>();
        for (String each : folders) {
            collect(each + "bpmn/*.bpmn", files);
            collect(each + "bpmn/*.dmn", files);
            collect(each + "forms/*.form", files);
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
