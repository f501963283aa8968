package org.lianxin.referral.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.variable.VariableMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A worked case as the forms take it. A key that is not known here is refused: what a case says is played, or the test fails. */
record CaseFile(Map<String, Object> yaml) {

    private static final Path WORKED = Path.of("src/main/resources/cases");
    private static final Path ENDINGS = Path.of("src/test/resources/endings");
    private static final Map<String, Set<String>> KEYS = Map.of(
            "",
                    Set.of(
                            "id",
                            "title",
                            "intake",
                            "parties",
                            "narrative",
                            "screening",
                            "course",
                            "expect",
                            "documents",
                            "mustNot",
                            "outcome",
                            "statistics",
                            "answers"),
            "intake", Set.of("channel", "district", "town", "receivedAt", "anonymous", "matter", "facts", "victimAge"),
            "course", Set.of("earlier", "online", "agencies", "followUp", "withdrawn", "transferTo"),
            "expect", Set.of("riskScore", "computedRiskLevel", "insufficient", "routes", "neverRoutes", "handoffs"),
            "outcome", Set.of("status", "result", "closure_reason"));
    private static final Set<String> PARTY_KEYS =
            Set.of("role", "name", "sex", "age", "relation", "id_ref", "witness", "phone", "address");

    CaseFile {
        KEYS.forEach((part, known) -> refuseUnknown(part, part.isEmpty() ? yaml : part(yaml, part), known));
        parties(yaml).forEach(party -> refuseUnknown("parties", party, PARTY_KEYS));
    }

    static CaseFile of(String id) {
        return read(WORKED.resolve(id + ".yaml"));
    }

    /** The worked cases, and those of our own for the endings that they do not have. */
    static Stream<CaseFile> all() {
        return Stream.of(WORKED, ENDINGS).flatMap(CaseFile::filesIn).sorted().map(CaseFile::read);
    }

    private static Stream<Path> filesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CaseFile read(Path file) {
        try {
            return new CaseFile(new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refuseUnknown(String part, Map<String, Object> given, Set<String> known) {
        if (!known.containsAll(given.keySet())) {
            throw new IllegalArgumentException("%s.%s: knows only %s".formatted(part, given.keySet(), known));
        }
    }

    VariableMap intake() {
        VariableMap form = Story.form();
        Map<String, Object> intake = part("intake");
        intake.forEach((name, value) -> form.putValue(name, name.equals("facts") ? Story.json(value) : value));
        form.putValue("incident", Story.json(Map.of("narrative", narrative())));
        parties().forEach(party -> {
            switch (String.valueOf(party.get("role"))) {
                case "当事人", "未成年被害人" ->
                    form.putValue("victim", Story.json(person(party, List.of("name", "sex", "phone", "address"))));
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

    String id() {
        return String.valueOf(yaml.get("id"));
    }

    /** Whether it says what persons answer, as the cases do that the program ships. */
    boolean hasAnswers() {
        return yaml.containsKey("answers");
    }

    String title() {
        return yaml.get("id") + " " + yaml.get("title");
    }

    String narrative() {
        return String.valueOf(get(yaml, "narrative"));
    }

    String district() {
        return String.valueOf(part("intake").get("district"));
    }

    String matter() {
        return String.valueOf(part("intake").get("matter"));
    }

    Instant receivedAt() {
        return OffsetDateTime.parse(String.valueOf(part("intake").get("receivedAt")))
                .toInstant();
    }

    int expectedScore() {
        return ((Number) get(part("expect"), "riskScore")).intValue();
    }

    boolean expectsInsufficient() {
        return Boolean.TRUE.equals(part("expect").get("insufficient"));
    }

    /** The state in which the hand-off by this route ends. */
    String expectedState(String routeId) {
        return String.valueOf(part(part("expect"), "handoffs").getOrDefault(routeId, "completed"));
    }

    /** What the agency of this route does; it answers unless the course says otherwise. */
    String agency(String routeId) {
        return String.valueOf(part(part("course"), "agencies").getOrDefault(routeId, "answers"));
    }

    /** A step of the course by its name, empty if the case has none. */
    String course(String step) {
        return String.valueOf(part("course").getOrDefault(step, ""));
    }

    String status() {
        return String.valueOf(part("outcome").get("status"));
    }

    /** As the form of the closure words it. */
    String closureReason() {
        return String.valueOf(part("outcome").get("closure_reason"));
    }

    /** A figure of the register: 件 or 件次. */
    Optional<Long> figure(String name) {
        return Optional.ofNullable((Number) part("statistics").get(name)).map(Number::longValue);
    }

    /** Names as they would stand in a letter: without the remark that they are invented. */
    List<String> names() {
        return names(parties());
    }

    /** Whom no letter names: everybody but the person concerned and the one complained of. */
    List<String> bystanders() {
        return names(parties().stream()
                .filter(party -> !Set.of("当事人", "未成年被害人", "被反映人", "对方").contains(String.valueOf(party.get("role"))))
                .toList());
    }

    private static List<String> names(List<Map<String, Object>> parties) {
        return parties.stream()
                .map(party -> String.valueOf(party.get("name")).replaceFirst("（.*）$", ""))
                .toList();
    }

    @Override
    public String toString() {
        return title();
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

    private List<Map<String, Object>> parties() {
        return parties(yaml);
    }

    private Map<String, Object> part(String key) {
        return part(yaml, key);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> parties(Map<String, Object> yaml) {
        return (List<Map<String, Object>>) get(yaml, "parties");
    }

    /** Empty if the case does not have it. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> part(Map<String, Object> yaml, String key) {
        return (Map<String, Object>) yaml.getOrDefault(key, Map.of());
    }

    private static Object get(Map<String, Object> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }
}
