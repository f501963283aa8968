package org.lianxin.referral.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whoever catches everything also catches what nobody thought of. Read from the sources, because the compiler writes such catches itself
 * for try-with-resources.
 */
class CatchTest {

    private static final Pattern CATCH_ALL = Pattern.compile("catch\\s*\\((final\\s+)?(Exception|Throwable)\\b");

    @Test
    void nobodyCatchesEverything() throws IOException {
        assertThat(catchAll(Path.of("src/main/java"))).isEmpty();
    }

    @Test
    void theRuleBites() throws IOException {
        assertThat(catchAll(Path.of("src/test/java/org/lianxin/referral/architecture/fixture")))
                .containsExactly("LoudDelegate.java");
    }

    private static List<String> catchAll(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> CATCH_ALL.matcher(read(file)).find())
                    .map(file -> String.valueOf(file.getFileName()))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
