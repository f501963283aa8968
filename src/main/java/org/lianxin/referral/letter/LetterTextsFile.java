package org.lianxin.referral.letter;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads {@code letters.yaml} and refuses a text that could not be filled in. */
final class LetterTextsFile {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private LetterTextsFile() {}

    static LetterTexts read(Resource file) {
        try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            Map<String, Object> root = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            LetterTexts texts = MAPPER.convertValue(completed(root), LetterTexts.class);
            texts.kinds().forEach((name, kind) -> check(name, kind));
            texts.kind(LetterTexts.DEFAULT_KIND);
            return texts;
        } catch (IOException
                | YAMLException
                | IllegalArgumentException
                | IllegalStateException
                | ClassCastException e) {
            throw new LetterTextsException(file.getDescription(), e);
        }
    }

    /** What a kind does not say itself is as usual. */
    private static Map<String, Object> completed(Map<String, Object> root) {
        Map<String, Object> common = map(root, "common");
        Map<String, Object> kinds = new LinkedHashMap<>();
        map(root, "kinds").forEach((name, value) -> {
            Map<String, Object> own = map(map(root, "kinds"), name);
            Map<String, Object> kind = new LinkedHashMap<>();
            kind.put("sheet", "letter");
            kind.put("signatory", false);
            kind.put("emergencySubject", own.get("subject"));
            kind.put("recipient", "{recipient}");
            kind.put("narrative", "plain");
            kind.put("victim", common.get("victim"));
            kind.put("respondent", common.get("respondent"));
            kind.put("terms", common.get("terms"));
            kind.put("noTerms", own.containsKey("terms") ? "" : common.get("noTerms"));
            kind.put("closing", common.get("closing"));
            kind.putAll(own);
            kinds.put(name, kind);
        });
        Map<String, Object> completed = new LinkedHashMap<>(root);
        completed.put("kinds", kinds);
        return completed;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> parent, String key) {
        if (parent.get(key) instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new IllegalArgumentException(key + " must hold \"key: value\" pairs");
    }

    private static void check(String name, LetterTexts.Kind kind) {
        Set<String> unknown = new TreeSet<>(Stream.of(
                        List.of(
                                kind.subject(),
                                kind.emergencySubject(),
                                kind.recipient(),
                                kind.terms(),
                                kind.noTerms(),
                                kind.closing()),
                        kind.paragraphs(),
                        kind.requested())
                .flatMap(List::stream)
                .flatMap(text -> Placeholders.NAME.matcher(text).results())
                .map(MatchResult::group)
                .filter(placeholder ->
                        !LetterDrafts.PLACEHOLDERS.contains(placeholder.substring(1, placeholder.length() - 1)))
                .toList());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("kinds → " + name + ": unknown placeholder " + unknown + ", known are "
                    + LetterDrafts.PLACEHOLDERS);
        }
    }
}
