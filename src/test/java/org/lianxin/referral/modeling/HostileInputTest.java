package org.lianxin.referral.modeling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("JavaUtilDate") // the engine has no other type for a date variable
class HostileInputTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-06-09T14:00:00Z"), ZoneOffset.UTC);
    private static final FormSchema INTAKE = form("intake");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "${execution.getClass()}",
                "'; DROP TABLE referral; --",
                "{{narrative}} [x](javascript:alert(1))",
                "第一行\r\n第二行\t末尾",
                "👩‍👧 emoji 与 𠮷"
            })
    void wordsThatLookDangerousAreWordsAndPass(String words) {
        assertThat(narrative(words)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "a\u0007b",
                "a\u001bb",
                "a\u007fb",
                "a\u0085b",
                "a\u2028b",
                "a\u202eb",
                "a\u2066b",
                "a\ufeffb",
                "a\ud800b"
            })
    void whatCannotBeSeenIsRefused(String words) {
        assertThat(narrative(words)).extracting(Finding::sentence).containsExactly("含有看不见的控制字符。请删除或重新输入后再提交。");
    }

    @ParameterizedTest
    @ValueSource(strings = {"青杨\n街道", "青杨\t街道", "青杨\r街道"})
    void aSingleLineStaysOne(String town) {
        assertThat(check(intake().putValue("town", town))).hasSize(1);
    }

    @Test
    void aHundredThousandCharactersAreRefusedAndNotRepeated() {
        List<Finding> findings = narrative("打".repeat(100_000));

        assertThat(Finding.text(findings)).isEqualTo("〔事情经过〕最多5000字，现有100000字。请删减后再提交。");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"narrative\":NaN}",
                "{\"narrative\":\"a\"}{}",
                "\"text\"",
                "7",
                "null",
                "{\"place\":\"a\",\"place\":\"b\"}"
            })
    void jsonThatIsNoneIsRefused(String json) {
        assertThat(check(intake().putValueTyped(
                                "incident", SpinValues.jsonValue(json).create())))
                .extracting(Finding::label)
                .containsExactly("经过");
    }

    @Test
    void jsonThatNeverEndsGoingDeeperIsRefused() {
        for (int depth : new int[] {10, 100, 100_000}) {
            String json = "{\"narrative\":" + "[".repeat(depth) + "]".repeat(depth) + "}";

            assertThat(check(intake().putValueTyped(
                                    "incident", SpinValues.jsonValue(json).create())))
                    .hasSize(1);
        }
    }

    @Test
    void onlyTheTypesThatAFormSendsAreAccepted() {
        List<Object> others = List.of(new Date(0), new byte[] {1}, List.of("violence"), Map.of("a", "b"), 3.5f, 'c');

        for (Object other : others) {
            assertThat(check(intake().putValue("facts", other)))
                    .as("facts as %s", other.getClass())
                    .hasSize(1);
            assertThat(check(intake().putValue("town", other)))
                    .as("town as %s", other.getClass())
                    .hasSize(1);
        }
        assertThat(check(intake().putValue("incident", "{\"narrative\":\"as text\"}")))
                .extracting(Finding::sentence)
                .containsExactly("类型不对，应为一组内容（Json）。请更正后再提交。");
        assertThat(check(intake().putValue("facts", "[\"violence\"]")))
                .extracting(Finding::sentence)
                .containsExactly("类型不对，应为列表（Json）。请更正后再提交。");
    }

    @Test
    void anAgeThatIsNoNumberIsRefused() {
        for (Object age :
                new Object[] {Double.NaN, Double.POSITIVE_INFINITY, 1e308, Long.MAX_VALUE, -1, 1.5, "34", true}) {
            assertThat(check(intake().putValue("victimAge", age)))
                    .as("age %s", age)
                    .extracting(Finding::label)
                    .containsExactly("年龄");
        }
        for (Object age : new Object[] {0, 34L, 120.0, (short) 7}) {
            assertThat(check(intake().putValue("victimAge", age)))
                    .as("age %s", age)
                    .isEmpty();
        }
    }

    @Test
    void whateverComesInIsAnsweredWithFindingsAndNotWithACrash() {
        Random random = new Random(42);
        List<String> names = new ArrayList<>(INTAKE.variables().keySet());
        names.add("unknown");
        for (int round = 0; round < 3000; round++) {
            VariableMap variables = Variables.createVariables();
            for (int i = random.nextInt(6); i >= 0; i--) {
                String name = names.get(random.nextInt(names.size()));
                variables.putValueTyped(name, Variables.untypedValue(value(random)));
                if (random.nextBoolean()) {
                    variables.putValueTyped(
                            name, SpinValues.jsonValue(json(random, 0)).create());
                }
            }
            assertThatCode(() -> assertThat(check(variables)).isNotEmpty())
                    .as("round %s: %s", round, variables)
                    .doesNotThrowAnyException();
        }
    }

    private static Object value(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> random.nextDouble() * Double.MAX_VALUE;
            case 1 -> random.nextLong();
            case 2 -> random.nextBoolean();
            case 3 -> noise(random);
            default -> new Date(random.nextLong());
        };
    }

    private static String json(Random random, int depth) {
        return switch (random.nextInt(depth > 4 ? 3 : 6)) {
            case 0 -> TextNode.valueOf(noise(random)).toString();
            case 1 -> random.nextLong() + "e" + random.nextInt(500);
            case 2 -> "null";
            case 3 -> "[" + json(random, depth + 1) + "," + json(random, depth + 1) + "]";
            case 4 -> noise(random);
            default ->
                "{\"" + List.of("name", "narrative", "minors", "x").get(random.nextInt(4)) + "\":"
                        + json(random, depth + 1) + "}";
        };
    }

    private static String noise(Random random) {
        return random.ints(random.nextInt(20), 0, 0x10FFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static List<Finding> narrative(String words) {
        String json = "{\"narrative\":" + TextNode.valueOf(words) + "}";
        return check(
                intake().putValueTyped("incident", SpinValues.jsonValue(json).create()));
    }

    private static List<Finding> check(VariableMap variables) {
        Map<String, JsonNode> submitted = SubmittedVariables.of(variables);
        return FormCheck.check(INTAKE, submitted, Map.of(), NOW);
    }

    private static VariableMap intake() {
        return Variables.createVariables()
                .putValue("channel", "hotline")
                .putValue("district", "610702")
                .putValue("receivedAt", "2026-06-09T21:40+08:00")
                .putValue("matter", "domestic_violence");
    }

    private static FormSchema form(String name) {
        try (DirectoryStream<Path> forms = Files.newDirectoryStream(Path.of("forms"), name + ".form")) {
            return FormReader.read(Files.readString(forms.iterator().next()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
