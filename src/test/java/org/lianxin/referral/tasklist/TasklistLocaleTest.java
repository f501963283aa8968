package org.lianxin.referral.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TasklistLocaleTest {

    private static final String LOCALES = "META-INF/resources/webjars/camunda/app/%s/locales/%s.json";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*\\w+\\s*}}|%[sd]");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome"})
    void everyWordOfTheShippedPageHasAChineseOne(String app) throws IOException {
        assertThat(words(app, "zh").keySet())
                .containsExactlyInAnyOrderElementsOf(words(app, "en").keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome"})
    void whatIsFilledIntoASentenceIsFilledIntoTheChineseOne(String app) throws IOException {
        Map<String, String> chinese = words(app, "zh");

        words(app, "en").forEach((key, english) -> assertThat(placeholders(chinese.getOrDefault(key, "")))
                .as(key)
                .isEqualTo(placeholders(english)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome"})
    void onlyDatePatternsAndSignsAreNotChinese(String app) throws IOException {
        assertThat(words(app, "zh").entrySet())
                .filteredOn(entry -> entry.getKey().startsWith("/labels/"))
                .filteredOn(entry -> !CHINESE.matcher(entry.getValue()).find())
                .extracting(Map.Entry::getValue)
                .isSubsetOf("", "<", "<=", ">", ">=");
    }

    private static List<String> placeholders(String sentence) {
        return PLACEHOLDER
                .matcher(sentence)
                .results()
                .map(MatchResult::group)
                .map(placeholder -> placeholder.replace(" ", ""))
                .sorted()
                .toList();
    }

    private static Map<String, String> words(String app, String language) throws IOException {
        URL file = ClassLoader.getSystemResource(LOCALES.formatted(app, language));
        Map<String, String> words = new TreeMap<>();
        try (InputStream stream = file.openStream()) {
            String json = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            collect(new ObjectMapper().readTree(json.replace(BYTE_ORDER_MARK, "")), "", words);
        }
        return words;
    }

    private static void collect(JsonNode node, String path, Map<String, String> words) {
        if (node.isValueNode()) {
            words.put(path, node.asText());
        }
        node.properties().forEach(entry -> collect(entry.getValue(), path + "/" + entry.getKey(), words));
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            collect(node.get(index), path + "/" + index, words);
        }
    }
}
