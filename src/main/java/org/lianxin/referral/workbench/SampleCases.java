package org.lianxin.referral.workbench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The worked cases of folder {@code cases/}, which the tests play from intake to archive. Nobody in them exists. */
@Component
class SampleCases {

    private static final String FILES = "classpath:cases/*.yaml";

    /** A case comes to the desk, and for the first time. */
    private static final Map<String, Object> ARRIVAL = Map.of("reported", false, "duplicates", List.of());

    /** By id. Read anew, because they are asked for seldom. */
    List<SampleCase> all() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(FILES))
                    .map(SampleCases::read)
                    .sorted(Comparator.comparing(SampleCase::id))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SampleCase read(Resource file) {
        try (InputStream content = file.getInputStream()) {
            Map<String, Object> parts = new Yaml(new SafeConstructor(new LoaderOptions())).load(content);
            Map<String, Object> variables = new HashMap<>(ARRIVAL);
            variables.putAll(part(parts, "intake"));
            variables.put("screening", part(parts, "screening"));
            variables.putAll(part(parts, "answers"));
            return new SampleCase(String.valueOf(parts.get("id")), String.valueOf(parts.get("title")), variables);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> part(Map<String, Object> parts, String name) {
        return (Map<String, Object>) parts.getOrDefault(name, Map.of());
    }
}
