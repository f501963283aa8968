package org.lianxin.referral.decision;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A worked case: what was told and answered, and what the tables must make of it. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Case(String id, Intake intake, Map<String, String> screening, Expectation expect) {

    private static final Path FOLDER = Path.of("src/main/resources/cases");

    static Stream<Case> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(Case::read).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Screening answers() {
        return new Screening(screening, intake.victimAge(), intake.matter());
    }

    private static Case read(Path file) {
        try {
            Object yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
            return new ObjectMapper().convertValue(yaml, Case.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public String toString() {
        return id;
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Intake(String matter, List<String> facts, @Nullable Integer victimAge) {}

    record Expectation(
            int riskScore,
            String computedRiskLevel,
            boolean insufficient,
            List<String> routes,
            List<String> neverRoutes) {}
}
