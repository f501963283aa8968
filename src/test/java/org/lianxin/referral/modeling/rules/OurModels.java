package org.lianxin.referral.modeling.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lianxin.referral.modeling.TheHouse;

/** The product's own files, and what the house offers to them, without starting it. */
final class OurModels {

    static final Map<String, byte[]> FILES = files();
    static final House HOUSE = TheHouse.asDeclared();

    private OurModels() {}

    private static Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        for (String folder : List.of("bpmn", "forms")) {
            try (Stream<Path> all = Files.list(Path.of(folder))) {
                for (Path each : all.toList()) {
                    files.put(each.getFileName().toString(), Files.readAllBytes(each));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }
}
