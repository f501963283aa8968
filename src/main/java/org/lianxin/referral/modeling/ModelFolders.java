package org.lianxin.referral.modeling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The folders {@code bpmn/} and {@code forms/}: those on the class path, each of their files replaced by the one of the same
 * name beside the working directory ({@code lianxin.models}).
 */
final class ModelFolders {

    private ModelFolders() {}

    /** @param beside the folder in which {@code bpmn/} and {@code forms/} of the house lie */
    static Map<String, byte[]> read(String beside) {
        return read(List.of("classpath*:", "file:" + beside + (beside.endsWith("/") ? "" : "/")));
    }

    /** @param folders a later one replaces files of an earlier one */
    static Map<String, byte[]> read(List<String> folders) {
        Map<String, byte[]> files = new TreeMap<>();
        for (String folder : folders) {
            for (String pattern : List.of("bpmn/*.bpmn", "bpmn/*.dmn", "forms/*.form")) {
                read(folder + pattern, files);
            }
        }
        return files;
    }

    private static void read(String pattern, Map<String, byte[]> files) {
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                files.put(String.valueOf(file.getFilename()), file.getContentAsByteArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + pattern, e);
        }
    }
}
