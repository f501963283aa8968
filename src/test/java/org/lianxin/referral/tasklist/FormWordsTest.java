package org.lianxin.referral.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FormWordsTest {

    private static final String APPS = "META-INF/resources/webjars/camunda/";
    private static final String WORDS = APPS + "app/tasklist/scripts/lianxin/form-words.js";
    private static final String VIEWER = APPS + "lib/deps.js";
    private static final Pattern ENGLISH_WORD = Pattern.compile("(?m)^  '([^']+)': '");

    @Test
    void everyEnglishWordIsOneThatTheShippedFormViewerSays() throws IOException {
        List<String> words = ENGLISH_WORD
                .matcher(text(WORDS))
                .results()
                .map(word -> word.group(1))
                .toList();

        assertThat(words).hasSizeGreaterThan(15);
        String viewer = text(VIEWER);
        assertThat(words).allSatisfy(word -> assertThat(viewer).contains("\"" + word + "\""));
    }

    private static String text(String resource) throws IOException {
        try (InputStream stream = ClassLoader.getSystemResourceAsStream(resource)) {
            assertThat(stream).as(resource).isNotNull();
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
