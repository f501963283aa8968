package org.lianxin.referral.workbench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sample cases on their way through our diagrams and through changed ones. That the engine goes the same way is shown by {@code CasesFromIntakeToClosureTest}. */
class CasePathsTest {

    private static final String DANGER = "${riskLevel == 'red' || riskLevel == 'orange'}";

    /** For all tests: the answers are kept. */
    private static final DraftTables TABLES =
            DraftTables.of(Stream.of("risk-screening.dmn", "routing.dmn", "follow-up.dmn", "deadlines.dmn")
                    .map(file -> diagram(file).getBytes(UTF_8))
                    .toList());

    @Test
    void aRedCaseIsReportedAndCalledAboutAtOnce() {
        CasePath way = only(ways("C01", diagram("referral.bpmn")));

        assertThat(way.stuck()).isEmpty();
        assertThat(way.nodes())
                .contains("ServiceTask_InformDutyLeader", "UserTask_EmergencyCall", "EndEvent_Closed")
                .doesNotContain("UserTask_VerifyReport", "UserTask_CheckDuplicate", "UserTask_ReviewLowering");
        assertThat(way.flows()).contains("Flow_Inform_InformDutyLeader").doesNotContain("Flow_Inform_Informed");
        assertThat(step(way, "Gateway_Inform").note()).isEqualTo("是（riskLevel = red）");
        assertThat(step(way, "Gateway_Inform").assumed()).isFalse();
        assertThat(way.elements()).contains("UserTask_EmergencyCall", "Flow_Inform_InformDutyLeader");
    }

    @Test
    void aCalmCaseIsNot() {
        assertThat(only(ways("C05", diagram("referral.bpmn"))).nodes())
                .contains("CallActivity_AgencyHandoff", "EndEvent_Closed")
                .doesNotContain("ServiceTask_InformDutyLeader", "UserTask_EmergencyCall");
    }

    @Test
    void aChangedConditionLeadsAnotherWay() {
        String draft = diagram("referral.bpmn").replace(DANGER, "${riskLevel == 'orange'}");

        assertThat(only(ways("C01", draft)).nodes())
                .contains("UserTask_EmergencyCall")
                .doesNotContain("ServiceTask_InformDutyLeader");
    }

    @Test
    void whatADraftOfATableAnswersLeadsTheWay() {
        DraftTables drafts = TABLES.with(List.of(diagram("risk-screening.dmn")
                .replace("<text>\"red\"</text>", "<text>\"blue\"</text>")
                .getBytes(UTF_8)));

        CasePath way = only(new CasePaths(drafts, sample("C01"))
                .through(diagram("referral.bpmn").getBytes(UTF_8)));

        assertThat(step(way, "Gateway_Inform").note()).isEqualTo("否（riskLevel = blue）");
    }

    @Test
    void aMessageThatAStepSendsBeginsItsSubProcess() {
        CasePath way = only(ways("C02", diagram("referral.bpmn")));

        assertThat(step(way, "ThrowEvent_RescreeningAsked").starts()).isEqualTo("StartEvent_NewInformation");
        assertThat(way.nodes())
                .contains("SubProcess_NewInformation", "UserTask_AssessNewInformation", "EndEvent_Closed")
                .doesNotContain("UserTask_RescreenRisk");
    }

    @Test
    void eachModeOfAHandoffGoesItsWay() {
        Map<String, CasePath> ways = ways("C01", diagram("agency-handoff.bpmn"));

        assertThat(ways).containsOnlyKeys("R01、R07", "R04、R20", "R06");
        assertThat(ways).hasEntrySatisfying("R01、R07", way -> assertThat(way.nodes())
                .contains("Gateway_EmergencyFork", "EndEvent_SignedAfterwards", "EndEvent_HandoffCompleted"));
        assertThat(ways).hasEntrySatisfying("R04、R20", way -> assertThat(way.nodes())
                .contains("UserTask_SignLetter", "UserTask_TrackReply")
                .doesNotContain("Gateway_EmergencyFork", "EndEvent_SignedAfterwards"));
        assertThat(ways.values()).allSatisfy(way -> assertThat(way.stuck()).isEmpty());
    }

    @Test
    void everyOtherDiagramHasAnEnd() {
        for (String file : List.of("agency-handoff", "urging", "transfer", "erasure", "report-alarm")) {
            assertThat(ways("C01", diagram(file + ".bpmn")).values())
                    .as(file)
                    .isNotEmpty()
                    .allSatisfy(way -> assertThat(way.stuck()).isEmpty());
        }
    }

    @Test
    void whatTheCaseDoesNotTellIsAssumedAndSaid() {
        String draft = diagram("referral.bpmn").replace(DANGER, "${leaderWantsToKnow}");

        PassedStep asked = step(only(ways("C01", draft)), "Gateway_Inform");

        assertThat(asked.note()).isEqualTo("否（样例没有 leaderWantsToKnow）");
        assertThat(asked.taken()).isEqualTo("Flow_Inform_Informed");
        assertThat(asked.assumed()).isTrue();
    }

    @Test
    void anUnansweredQuestionThatComesBackIsAnsweredOtherwise() {
        Map<String, Object> silent = new HashMap<>(sample("C01").variables());
        silent.remove("closureDecision");

        CasePath way = only(new CasePaths(TABLES, new SampleCase("", "", silent))
                .through(diagram("referral.bpmn").getBytes(UTF_8)));

        assertThat(way.stuck()).isEmpty();
        assertThat(way.flows()).contains("Flow_Approved_Closing", "Flow_Approved_ClosureApproved");
    }

    @Test
    void aLoopWithoutEndIsToldAndLeft() {
        String draft =
                diagram("referral.bpmn").replace("${closureDecision == 'approved'}", "${closureDecision == 'never'}");

        assertThat(only(ways("C01", draft)).stuck()).contains("兜圈子");
    }

    @Test
    void aJoinThatMissesABranchIsToldAndLeft() {
        String draft = diagram("referral.bpmn")
                .replace(
                        "<bpmn:parallelGateway id=\"Gateway_Emergency\">",
                        "<bpmn:exclusiveGateway id=\"Gateway_Emergency\">")
                .replaceFirst(
                        "(?s)(id=\"Gateway_Emergency\">.*?)</bpmn:parallelGateway>", "$1</bpmn:exclusiveGateway>");

        assertThat(only(ways("C01", draft)).stuck()).contains("Gateway_EmergencyDone", "等不齐");
    }

    @Test
    void aSubProcessWithoutStartIsToldAndLeft() {
        String draft = diagram("referral.bpmn")
                .replace(
                        "<bpmn:startEvent id=\"StartEvent_Emergency\"",
                        "<bpmn:intermediateThrowEvent id=\"StartEvent_Emergency\"")
                .replaceFirst(
                        "(?s)(id=\"StartEvent_Emergency\".*?)</bpmn:startEvent>", "$1</bpmn:intermediateThrowEvent>");

        assertThat(only(ways("C01", draft)).stuck()).isEqualTo("SubProcess_Emergency 里没有开始事件。");
    }

    @Test
    void aDraftHasNothingToCall() {
        for (String hostile : List.of(
                "${''.getClass().forName('java.lang.Runtime').getName() != ''}",
                "${execution.getClass() != null}",
                "${execution.processEngineServices != null}",
                "${routes.getClass() != null}",
                "${matter.class != null}",
                "${systemProperties != null}")) {
            PassedStep asked =
                    step(only(ways("C01", diagram("referral.bpmn").replace(DANGER, hostile))), "Gateway_Inform");
            assertThat(asked.assumed()).as(hostile).isTrue();
            assertThat(asked.note()).as(hostile).startsWith("否（样例");
        }
    }

    private Map<String, CasePath> ways(String sample, String diagram) {
        return new CasePaths(TABLES, sample(sample)).through(diagram.getBytes(UTF_8));
    }

    private static CasePath only(Map<String, CasePath> ways) {
        assertThat(ways).hasSize(1);
        return ways.values().iterator().next();
    }

    private static PassedStep step(CasePath way, String id) {
        return way.steps().stream()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static SampleCase sample(String id) {
        return new SampleCases()
                .all().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }

    private static String diagram(String file) {
        try {
            return Files.readString(Path.of("bpmn", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
