package org.lianxin.referral.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.variable.VariableMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A worked case as the forms take it. */
record CaseFile(Map<String, Object> yaml) {

    static CaseFile of(String id) {
        try {
            Path file = Path.of("src/test/resources/cases", id + ".yaml");
            return new CaseFile(new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    VariableMap intake() {
        VariableMap form = Story.form();
        Map<String, Object> intake = part("intake");
        intake.forEach((name, value) -> form.putValue(name, name.equals("facts") ? Story.json(value) : value));
        form.putValue("incident", Story.json(Map.of("narrative", yaml.get("narrative"))));
        parties().forEach(party -> {
            switch (String.valueOf(party.get("role"))) {
                case "当事人", "未成年被害人" -> form.putValue("victim", Story.json(person(party, List.of("name", "sex"))));
                case "被反映人", "对方" ->
                    form.putValue("respondent", Story.json(person(party, List.of("name", "sex", "age", "relation"))));
                default -> {
                    // a letter names no one else
                }
            }
        });
        return form;
    }

    VariableMap screening() {
        return Story.form().putValue("screening", Story.json(part("screening")));
    }

    List<String> expectedRoutes() {
        return strings("routes");
    }

    List<String> neverRoutes() {
        return strings("neverRoutes");
    }

    String expectedLevel() {
        return String.valueOf(part("expect").get("computedRiskLevel"));
    }

    String victimName() {
        return String.valueOf(parties().get(0).get("name"));
    }

    private List<String> strings(String key) {
        return ((List<?>) get(part("expect"), key))
                .stream().map(String::valueOf).toList();
    }

    private static Map<String, Object> person(Map<String, Object> party, List<String> keys) {
        Map<String, Object> person = new LinkedHashMap<>();
        for (String key : keys) {
            if (party.containsKey(key)) {
                person.put(key, key.equals("sex") ? (party.get(key).equals("女") ? "female" : "male") : party.get(key));
            }
        }
        return person;
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> parties() {
        return (List<Map<String, Object>>) get(yaml, "parties");
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> part(String key) {
        return (Map<String, Object>) get(yaml, key);
    }

    private static Object get(Map<String, Object> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }
}
