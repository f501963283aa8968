package org.lianxin.referral.modeling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the forms promise to processes, decisions, and the people who read them. */
class FormFilesTest {

    /** Text that may lie in a variable that is not encrypted: the name of a place, and referral numbers. */
    private static final Set<String> PLAIN_TEXT = Set.of("town", "mergeInto", "referralNo");

    private static final Map<String, Set<String>> VARIABLES = new LinkedHashMap<>();

    static {
        form(
                "intake",
                "channel district town receivedAt anonymous matter facts victimAge reporter victim respondent household incident safety consent");
        form("verify-report", "matter facts reportDecision reportCheck");
        form("check-duplicate", "duplicateDecision mergeInto");
        form("risk-screening", "screening");
        form("plan", "planDecision transferTo riskLevel planning routes");
        form("review-lowering", "loweringDecision loweringReview");
        form("emergency-call", "emergencyCall");
        form("review-results", "resultsDecision resultsReview");
        form("closure", "outcome closure notice");
        form("approve-closure", "closureDecision closureReview");
        form("assess-new-information", "informationDecision informationReview safety");
        form("follow-up", "followUpOutcome followUp");
        form("handle-unreached", "unreachedDecision unreachedReview");
        form("track-transfer", "transferTakenBack");
        form("accept-transfer", "transferAnswer transferReply");
        form("approve-withdrawal", "withdrawalDecision withdrawalReview");
        form("confirm-withdrawal", "withdrawalCheck");
        form("write-notice", "notice");
        form("check-letter", "letter");
        form("sign-letter", "signingDecision signing");
        form("correct-delivery", "deliveryDecision delivery");
        form("track-acknowledgement", "acknowledgement");
        form("handle-return", "returnDecision returnHandling");
        form("track-reply", "replyOutcome reply");
        form("review-reply", "replyReviewDecision replyReview");
        form("escalate-silence", "escalation");
        form("track-cancellation", "cancellationDecision cancellation");
        form("await-urging", "urgingDecision skip suspension");
        form("suspend-urging", "resumption");
        form("check-urging", "letter urgingDecision skip");
        form("deliver-urging", "paperDelivery");
        form("propose-unanswered", "unanswered");
        form("approve-unanswered", "unansweredDecision unansweredReview");
        form("give-guidance", "guidance");
        form("verify-partner", "linkDecision partnerCheck");
        form("erasure-request", "referralNo erasureReason");
        form("approve-erasure", "erasureDecision");
        form("suggestion", "district suggestion");
        form("write-reply", "letter");
        form("sign-reply", "signingDecision signing");
        form("dispatch-reply", "dispatchDecision");
    }

    private static void form(String name, String variables) {
        VARIABLES.put(name, Set.of(variables.split(" ")));
    }

    static Stream<String> forms() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("forms"))) {
            return files.map(file -> file.getFileName().toString().replace(".form", "")).toList().stream();
        }
    }

    @Test
    void theFormsAreThoseOfTheProcesses() throws IOException {
        assertThat(forms()).containsExactlyInAnyOrderElementsOf(VARIABLES.keySet());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aFormSendsTheVariablesOfItsStepAndNoOther(String form) {
        assertThat(schema(form).variables().keySet()).isEqualTo(VARIABLES.get(form));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void wordsOfAPersonGoIntoGroupsBecauseOnlyThoseAreEncrypted(String form) {
        assertThat(schema(form).fields().stream()
                        .filter(field ->
                                field.path().size() == 1 && field.type().isText())
                        .map(field -> field.path().get(0)))
                .isSubsetOf(PLAIN_TEXT);
    }

    /** The form viewer turns such text into markup; what a person told must not become part of it. */
    @ParameterizedTest
    @MethodSource("forms")
    void aTextShowsNumbersAndDatesOnly(String form) throws IOException {
        for (JsonNode component : components(json(form))) {
            if (component.path("type").asText().equals("text")) {
                assertThat(Pattern.compile("\\{\\{(.*?)}}")
                                .matcher(component.path("text").asText())
                                .results()
                                .map(template -> template.group(1)))
                        .allMatch(
                                template -> template.matches(
                                        "handoffNo|referralNo|suggestionNo|substring\\(string\\((acknowledgeDueAt|replyDueAt|termEndedAt)\\), \\d+, \\d+\\)"));
            }
        }
    }

    @Test
    void theDistrictsAreThoseOfTheFederation() throws IOException {
        List<String> codes = Pattern.compile("code: \"(\\d{6})\"")
                .matcher(Files.readString(Path.of("config/organisation.yaml")))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(choices("intake", "district").keySet()).containsExactlyElementsOf(codes);
    }

    @Test
    void mattersAndFactsAreThoseOfTheTables() throws IOException {
        assertThat(choices("intake", "matter")).containsExactlyEntriesOf(table("matters.csv"));
        assertThat(choices("intake", "facts")).containsExactlyEntriesOf(table("facts.csv"));
    }

    @Test
    void theRoutesAreThoseOfTheTable() throws IOException {
        assertThat(choices("plan", "routeId").keySet())
                .containsExactlyElementsOf(table("routes.csv").keySet());
    }

    @Test
    void everyScreeningItemIsAskedInTheWordsOfTheTableAndHasToBeAnswered() throws IOException {
        List<String[]> table = rows("screening.csv");
        Map<String, JsonNode> asked = new LinkedHashMap<>();
        components(json("risk-screening")).stream()
                .filter(component -> component.path("type").asText().equals("radio"))
                .forEach(radio -> asked.put(radio.path("key").asText(), radio));

        assertThat(asked.keySet())
                .containsExactlyElementsOf(table.stream().map(row -> row[0]).toList());
        for (String[] row : table) {
            JsonNode radio = Objects.requireNonNull(asked.get(row[0]));
            assertThat(radio.path("label").asText()).endsWith(row[2]);
            assertThat(radio.path("validate").path("required").asBoolean()).isTrue();
            assertThat(radio.path("values"))
                    .extracting(value -> value.path("value").asText())
                    .containsExactly("0", "1", "2", "u");
        }
        assertThat(components(json("risk-screening")).get(0).path("text").asText())
                .isEqualTo("本表措辞、分值和界限为自拟，未经验证，不能代替专业判断。");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check-letter", "check-urging"})
    void enclosuresAreLimitedInNumberAndLength(String form) {
        String ten = "材料清单\n".repeat(9) + "材".repeat(60);

        assertThat(enclosing(form, ten)).isEmpty();
        assertThat(enclosing(form, "")).isEmpty();
        assertThat(enclosing(form, ten + "\n第十一件")).containsExactly("〔附件〕格式不对：一行一个附件名称，最多10个，每个不超过60字。请更正后再提交。");
        assertThat(enclosing(form, "材".repeat(61))).hasSize(1);
        assertThat(enclosing(form, "材料\u0007")).hasSize(1);
    }

    private static List<String> enclosing(String form, String enclosures) {
        JsonNode letter = new ObjectMapper()
                .valueToTree(Map.of(
                        "subject",
                        "函",
                        "recipient",
                        "某单位",
                        "paragraphs",
                        "线索",
                        "requested",
                        "请办理",
                        "enclosures",
                        enclosures));
        return FormCheck.check(schema(form), Map.of("letter", letter), Map.of(), Clock.systemUTC()).stream()
                .filter(finding -> finding.label().equals("附件"))
                .map(finding -> "〔" + finding.label() + "〕" + finding.sentence())
                .toList();
    }

    private static FormSchema schema(String form) {
        return FormReader.read(json(form).toString());
    }

    private static JsonNode json(String form) {
        try {
            return new ObjectMapper().readTree(Path.of("forms", form + ".form").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> components(JsonNode container) {
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode component : container.path("components")) {
            all.add(component);
            all.addAll(components(component));
        }
        return all;
    }

    private static Map<String, String> choices(String form, String key) {
        Map<String, String> choices = new LinkedHashMap<>();
        components(json(form)).stream()
                .filter(component -> component.path("key").asText().equals(key))
                .forEach(component -> component
                        .path("values")
                        .forEach(value -> choices.put(
                                value.path("value").asText(),
                                value.path("label").asText())));
        return choices;
    }

    private static Map<String, String> table(String name) throws IOException {
        Map<String, String> table = new LinkedHashMap<>();
        rows(name).forEach(row -> table.put(row[0], row[1]));
        return table;
    }

    private static List<String[]> rows(String name) throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/rules", name)).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }
}
