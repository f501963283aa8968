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
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lianxin.referral.modeling.ModelFinding;

/** Our own files keep every rule, and each rule is broken by one small change to one of them. */
class RulesTest {

    private static final Duration SOON = Duration.ofSeconds(2);

    @Test
    void ourOwnDiagramsTablesAndFormsHaveNoFindings() {
        assertThat(Rules.check(OurModels.FILES, Map.of(), OurModels.HOUSE))
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
    void everyRuleIsBrokenBelow() {
        assertThat(Stream.concat(broken(), hostile()).map(each -> each.get()[0]))
                .containsAll(Rules.ids().stream()
                        .filter(rule -> !rule.equals("file-kind"))
                        .toList());
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                broken("process", "urging.bpmn", "<bpmn:process id=\"urging\"", "<bpmn:process id=\"urging2\""),
                broken("process", "urging.bpmn", "isExecutable=\"true\"", "isExecutable=\"false\""),
                broken("process", "urging.bpmn", "camunda:historyTimeToLive=\"P3650D\"", ""),
                broken("process", "urging.bpmn", "\"P3650D\"", "\"bald\""),
                broken("process", "urging.bpmn", "camunda:versionTag=\"0.1\"", ""),
                broken("drawn", "urging.bpmn", "bpmnElement=\"UserTask_AwaitUrging\"", "bpmnElement=\"urging\""),
                broken("expression", "urging.bpmn", "${urgingStep == 'urge_letter'}", "${urgingStep == 'urge_letter'"),
                broken("expression", "urging.bpmn", "${urgingStep == 'urge_letter'}", "${urgingStp == 'urge_letter'}"),
                broken("expression", "urging.bpmn", "${draftUrging}", "${draftUrgings}"),
                broken("expression", "urging.bpmn", "${draftUrging}", "draftUrging"),
                broken(
                        "sensitive",
                        "agency-handoff.bpmn",
                        "<camunda:in source=\"referralNo\"",
                        "<camunda:in source=\"letter\""),
                broken("user-task", "urging.bpmn", "name=\"跟踪督促\" camunda:formRef=\"await-urging\"", "name=\"跟踪督促\""),
                broken("user-task", "urging.bpmn", "camunda:candidateGroups=\"signatory\"", ""),
                broken("user-task", "urging.bpmn", "camunda:dueDate=\"${suspendedUntil}\"", ""),
                broken("user-task", "urging.bpmn", "camunda:formRefBinding=\"deployment\"", ""),
                broken("reference", "urging.bpmn", "formRef=\"await-urging\"", "formRef=\"await-urgings\""),
                broken("reference", "referral.bpmn", "decisionRef=\"riskLevel\"", "decisionRef=\"riskLevels\""),
                broken("reference", "agency-handoff.bpmn", "calledElement=\"urging\"", "calledElement=\"urge\""),
                broken("gateway", "urging.bpmn", "default=\"Flow_Signature_Check\"", ""),
                broken("gateway", "urging.bpmn", "须签发？", "签发"),
                broken(
                        "gateway",
                        "urging.bpmn",
                        "id=\"Flow_Signature_Send\" name=\"催办函\"",
                        "id=\"Flow_Signature_Send\""),
                broken("dead-end", "urging.bpmn", "<bpmn:outgoing>Flow_AwaitUrging_Awaited</bpmn:outgoing>", ""),
                broken("timer", "urging.bpmn", ">${suspendedUntil}</bpmn:timeDate>", ">下周</bpmn:timeDate>"),
                broken("timer", "urging.bpmn", "name=\"到督促时限\"", "name=\"催一催\""),
                broken(
                        "timer",
                        "urging.bpmn",
                        "name=\"到督促时限\"",
                        "name=\"满3天\"",
                        "bpmn:timeDate",
                        "bpmn:timeDuration",
                        "${due.from(execution, urgingStep, urgingFrom)}</",
                        "P5D</"),
                broken(
                        "message-start",
                        "transfer.bpmn",
                        "name=\"Msg_TransferTakenBack\"",
                        "name=\"Msg_ReportSubmitted\"",
                        "<bpmn:startEvent ",
                        "<bpmn:startEvent id=\"StartEvent_Second\"><bpmn:messageEventDefinition messageRef=\"Msg_TransferTakenBack\" /></bpmn:startEvent><bpmn:startEvent "),
                broken(
                        "call-cycle",
                        "agency-handoff.bpmn",
                        "calledElement=\"urging\"",
                        "calledElement=\"agency-handoff\""),
                broken("contract", "agency-handoff.bpmn", "UserTask_TrackReply", "UserTask_WaitForReply"),
                broken("contract", "agency-handoff.bpmn", "name=\"Msg_HandoffProgress\"", "name=\"Msg_Progress\""),
                broken("decision", "deadlines.dmn", "camunda:historyTimeToLive=\"P180D\"", ""),
                broken("decision", "deadlines.dmn", "name=\"basis\"", ""),
                broken("feel", "deadlines.dmn", "<text>\"acknowledge\"</text>", "<text>\"acknowledge</text>"),
                broken("table-overlap", "deadlines.dmn", "<text>\"red\"</text>", "<text></text>"),
                broken("form-file", "plan.form", "\"Camunda Platform\"", "\"Camunda Cloud\""),
                broken("form-file", "plan.form", "\"schemaVersion\": 16", "\"schemaVersion\": 19"),
                broken("form-key", "plan.form", "\"key\": \"riskLevel\"", "\"key\": \"planDecision\""),
                broken("form-key", "plan.form", "\"key\": \"riskLevel\"", "\"key\": \"风险等级\""),
                broken("form-choice", "plan.form", "\"value\": \"red\"", "\"value\": \"红 色\""),
                broken("form-choice", "plan.form", "\"value\": \"red\"", "\"value\": \"orange\""),
                broken("form-markup", "plan.form", "\"type\": \"text\"", "\"type\": \"html\""),
                broken("form-list", "plan.form", "\"disableCollapse\": true", "\"disableCollapse\": false"),
                broken("file-readable", "plan.form", "\"components\"", "components"),
                broken("file-readable", "urging.bpmn", "</bpmn:process>", ""),
                broken("file-schema", "urging.bpmn", "targetNamespace=\"http://lianxin.example/bpmn\"", ""),
                broken(
                        "file-namespace",
                        "urging.bpmn",
                        "http://camunda.org/schema/1.0/bpmn",
                        "http://camunda.org/schema/zeebe/1.0"));
    }

    static Stream<Arguments> hostile() {
        String expression = "${draftUrging}";
        return Stream.of(
                broken(
                        "no-programs",
                        "urging.bpmn",
                        "camunda:delegateExpression=\"${draftUrging}\"",
                        "camunda:class=\"java.lang.Runtime\""),
                broken(
                        "no-programs",
                        "urging.bpmn",
                        "camunda:delegateExpression=\"${draftUrging}\"",
                        "camunda:type=\"shell\""),
                broken(
                        "no-programs",
                        "urging.bpmn",
                        "<bpmn:extensionElements>",
                        "<bpmn:extensionElements><camunda:connector />"),
                broken(
                        "no-programs",
                        "urging.bpmn",
                        "xsi:type=\"bpmn:tFormalExpression\">${urgingStep",
                        "xsi:type=\"bpmn:tFormalExpression\" language=\"groovy\">${urgingStep"),
                broken(
                        "no-programs",
                        "urging.bpmn",
                        "<camunda:taskListener expression=\"${fourEyes.remember(task, 'drafter')}\"",
                        "<camunda:taskListener class=\"x.Y\""),
                broken("expression", "urging.bpmn", expression, "${''.getClass().forName('java.lang.Runtime')}"),
                broken("expression", "urging.bpmn", expression, "${''['class'].forName('java.lang.Runtime')}"),
                broken("expression", "urging.bpmn", expression, "#{execution.processEngineServices.repositoryService}"),
                broken("expression", "urging.bpmn", expression, "${execution.getProcessEngineServices()}"),
                broken("expression", "urging.bpmn", expression, "${dataSource.connection}"),
                broken(
                        "expression",
                        "urging.bpmn",
                        "camunda:dueDate=\"${suspendedUntil}\"",
                        "camunda:dueDate=\"${environment.getProperty('spring.datasource.password')}\""),
                broken(
                        "sensitive",
                        "referral.bpmn",
                        "${execution.setVariable('unreachedAttempts', 0)}",
                        "${execution.setVariable('outcome', victim.prop('name').stringValue())}"),
                broken(
                        "sensitive",
                        "referral.bpmn",
                        "${execution.setVariable('unreachedAttempts', 0)}",
                        "${execution.setVariable('outcome', execution.getVariable('victim'))}"),
                broken("timer", "urging.bpmn", "bpmn:timeDate", "bpmn:timeCycle", "${suspendedUntil}</", "R/PT1S</"),
                broken(
                        "file-doctype",
                        "urging.bpmn",
                        "<bpmn:definitions",
                        "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]>\n<bpmn:definitions"),
                broken(
                        "file-doctype",
                        "urging.bpmn",
                        "<bpmn:definitions",
                        "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"" + "&a;".repeat(100) + "\"><!ENTITY c \""
                                + "&b;".repeat(100) + "\">]>\n<bpmn:definitions"),
                broken(
                        "file-namespace",
                        "urging.bpmn",
                        "xmlns:camunda=",
                        "xmlns:evil=\"http://evil.example\" evil:x=\"1\" xmlns:camunda="),
                broken(
                        "file-size",
                        "urging.bpmn",
                        "</bpmn:process>",
                        "<bpmn:task id=\"x\" />".repeat(10_000) + "</bpmn:process>"),
                broken("file-readable", "plan.form", "\"components\": [", "\"components\": " + "[".repeat(100_000)),
                broken(
                        "feel",
                        "deadlines.dmn",
                        "<text>\"acknowledge\"</text>",
                        "<text>function() external {java: {class: \"x\", method signature: \"y()\"}}</text>"),
                broken("feel", "deadlines.dmn", "<inputEntry ", "<inputEntry expressionLanguage=\"juel\" "));
    }

    @ParameterizedTest(name = "{0}: {1} ({index})")
    @MethodSource({"broken", "hostile"})
    void aBrokenFileIsNamedByItsRuleInChineseAndSoon(String rule, String file, Changes changes) {
        Map<String, byte[]> alone =
                Map.of(file, changes.in(OurModels.text(file)).getBytes(UTF_8));

        List<ModelFinding> findings = soon(() -> Rules.check(alone, OurModels.FILES, OurModels.HOUSE));

        assertThat(findings).extracting(ModelFinding::rule).contains(rule);
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.file()).isEqualTo(file);
            assertThat(finding.message()).containsPattern("\\p{IsHan}").contains("请");
        });
    }

    @Test
    void onlyModelsAreTaken() {
        Map<String, byte[]> program = Map.of("evil.groovy", "System.exit(1)".getBytes(UTF_8));

        assertThat(Rules.check(program, Map.of(), OurModels.HOUSE))
                .extracting(ModelFinding::rule)
                .containsExactly("file-kind");
    }

    @Test
    void aHugeFileIsRefusedUnread() {
        Map<String, byte[]> huge = Map.of("plan.form", new byte[50_000_000]);

        assertThat(soon(() -> Rules.check(huge, Map.of(), OurModels.HOUSE)))
                .extracting(ModelFinding::rule)
                .containsExactly("file-size");
    }

    /** @param changes what is found in the file, once or more, and what takes its place; by turns */
    private static Arguments broken(String rule, String file, String... changes) {
        return Arguments.of(rule, file, new Changes(List.of(changes)));
    }

    private record Changes(List<String> pairs) {

        String in(String original) {
            String text = original;
            for (int i = 0; i < pairs.size(); i += 2) {
                assertThat(text.contains(pairs.get(i))).as(pairs.get(i)).isTrue();
                text = text.replace(pairs.get(i), pairs.get(i + 1));
            }
            return text;
        }

        /** Not the text itself, which may be long. */
        @Override
        public String toString() {
            return "changed";
        }
    }

    /** Processor time, not the clock's: a busy machine must not fail the build. */
    private static List<ModelFinding> soon(Supplier<List<ModelFinding>> check) {
        ThreadMXBean processor = ManagementFactory.getThreadMXBean();
        long before = processor.getCurrentThreadCpuTime();
        List<ModelFinding> findings = check.get();
        assertThat(Duration.ofNanos(processor.getCurrentThreadCpuTime() - before))
                .isLessThan(SOON);
        return findings;
    }
}
