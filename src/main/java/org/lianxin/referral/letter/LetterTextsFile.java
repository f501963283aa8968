package org.lianxin.referral.letter;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        String text = text(file);
        try {
            Map<String, Object> root = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            LetterTexts texts = MAPPER.convertValue(completed(root), LetterTexts.class);
            texts.kinds().forEach((name, kind) -> check(text, name, kind));
            texts.kind(LetterTexts.DEFAULT_KIND);
            return texts;
        } catch (YAMLException | IllegalArgumentException | IllegalStateException | ClassCastException e) {
            throw new LetterTextsException(file.getDescription(), text, e);
        }
    }

    private static String text(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new LetterTextsException(file.getDescription(), "", e);
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
            kind.put("copies", "");
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

    private static void check(String file, String name, LetterTexts.Kind kind) {
        Stream.of(
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
                .filter(placeholder -> !LetterDrafts.PLACEHOLDERS.contains(placeholder.group(1)))
                .findFirst()
                .ifPresent(placeholder -> {
                    throw new IllegalArgumentException("第%d行 kinds → %s: unknown placeholder %s, known are %s"
                            .formatted(
                                    line(file, placeholder.group()),
                                    name,
                                    placeholder.group(),
                                    LetterDrafts.PLACEHOLDERS));
                });
    }

    /** The first line among the kinds where this stands, else the first of all: {@code common} lends sentences to the kinds. */
    static int line(String file, String what) {
        int among = file.indexOf(what, Math.max(0, file.indexOf("\nkinds:")));
        int place = among < 0 ? file.indexOf(what) : among;
        return (int) file.substring(0, Math.max(0, place)).lines().count();
    }
}
