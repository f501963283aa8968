package org.lianxin.referral.modeling.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lianxin.referral.modeling.ModelFinding;
import org.lianxin.referral.modeling.Severity;

/**
 * Our own files keep every rule. So do those of {@code broken/sound}; each of the others there is one of those with one
 * mistake, and {@code broken/index.csv} tells which rule it trips.
 */
class RulesTest {

    private static final Path BROKEN = Path.of("src/test/resources/broken");
    private static final Duration SOON = Duration.ofSeconds(2);

    @Test
    void ourOwnDiagramsTablesAndFormsHaveNoFindings() {
        assertThat(Rules.check(OurModels.FILES, Map.of(), OurModels.HOUSE))
                .extracting(ModelFinding::line)
                .isEmpty();
    }

    /** Before all others, because reading the schemas for the first time takes its time. */
    @BeforeAll
    static void theFilesBeforeTheyWereBrokenHaveNoFindings() throws IOException {
        assertThat(Rules.check(sound(), Map.of(), OurModels.HOUSE))
                .extracting(ModelFinding::line)
                .isEmpty();
    }

    @Test
    void theDocumentListsEveryRule() throws IOException {
        Set<String> listed = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|")
                .matcher(Files.readString(Path.of("src/docs/model-rules.md")))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toSet());

        assertThat(listed).isEqualTo(Rules.ids());
    }

    @Test
    void everyRuleHasAFileThatBreaksIt() throws IOException {
        Set<String> broken = cases().map(Case::rule).collect(Collectors.toCollection(TreeSet::new));
        broken.add("file-size"); // made below

        assertThat(broken).isEqualTo(Rules.ids());
    }

    record Case(String kind, String folder, String file, String rule) {

        static Case of(String line) {
            String[] cells = line.split(",", -1);
            return new Case(cells[0], cells[1], cells[2], cells[3]);
        }

        @Override
        public String toString() {
            return folder + " (" + rule + ")";
        }
    }

    static Stream<Case> cases() throws IOException {
        return Files.readAllLines(BROKEN.resolve("index.csv")).stream().skip(1).map(Case::of);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aBrokenFileTripsItsRuleAndNoOtherInChineseAndSoon(Case broken) throws IOException {
        Map<String, byte[]> alone = Map.of(
                broken.file(),
                Files.readAllBytes(BROKEN.resolve(broken.folder()).resolve(broken.file())));

        List<ModelFinding> findings = soon(alone);

        assertThat(findings).extracting(ModelFinding::rule).containsOnly(broken.rule());
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.file()).isEqualTo(broken.file());
            assertThat(finding.severity())
                    .isEqualTo(broken.kind().equals("warned") ? Severity.WARNING : Severity.ERROR);
            assertThat(finding.message()).containsPattern("\\p{IsHan}").contains("请");
        });
    }

    @Test
    void aHugeFileIsRefusedUnread() throws IOException {
        assertThat(soon(Map.of("visit.form", new byte[50_000_000])))
                .extracting(ModelFinding::rule)
                .containsExactly("file-size");
    }

    @Test
    void tenThousandElementsAreTooMany() throws IOException {
        String crowded = Files.readString(BROKEN.resolve("sound/visit.bpmn"))
                .replace("</bpmn:process>", "<bpmn:task id=\"x\" />".repeat(10_000) + "</bpmn:process>");

        assertThat(soon(Map.of("visit.bpmn", crowded.getBytes(UTF_8))))
                .extracting(ModelFinding::rule)
                .containsExactly("file-size");
    }

    @Test
    void aFormWithoutBottomIsNotFollowed() throws IOException {
        String deep = "{\"components\": " + "[".repeat(100_000);

        assertThat(soon(Map.of("visit.form", deep.getBytes(UTF_8))))
                .extracting(ModelFinding::rule)
                .containsExactly("file-readable");
    }

    /** Counted is the processor's time, because a busy machine makes everything wait. */
    private static List<ModelFinding> soon(Map<String, byte[]> files) throws IOException {
        Map<String, byte[]> others = sound();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        List<ModelFinding> findings = Rules.check(files, others, OurModels.HOUSE);
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before)).isLessThan(SOON);
        return findings;
    }

    private static Map<String, byte[]> sound() throws IOException {
        Map<String, byte[]> sound = new TreeMap<>();
        for (String file : List.of("visit.bpmn", "visit.form", "visit-mode.dmn", "call.bpmn")) {
            sound.put(file, Files.readAllBytes(BROKEN.resolve("sound").resolve(file)));
        }
        return sound;
    }
}
