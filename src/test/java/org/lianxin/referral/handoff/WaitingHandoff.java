package org.lianxin.referral.handoff;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.lianxin.referral.letter.Letter;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A hand-off that has just reached the police, of Hantai unless said otherwise, with its process waiting for the acknowledgement. */
@TestComponent
public class WaitingHandoff {

    static final String AGENCY = "police-610702";

    private final JdbcClient jdbc;
    private final Handoffs handoffs;
    private final PartnerLinks links;
    private final PartnerDesk desk;
    private final Documents documents;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final HistoryService history;
    private final Clock clock;

    WaitingHandoff(
            JdbcClient jdbc,
            Handoffs handoffs,
            PartnerLinks links,
            PartnerDesk desk,
            Documents documents,
            RuntimeService runtime,
            TaskService tasks,
            HistoryService history,
            Clock clock) {
        this.jdbc = jdbc;
        this.handoffs = handoffs;
        this.links = links;
        this.desk = desk;
        this.documents = documents;
        this.runtime = runtime;
        this.tasks = tasks;
        this.history = history;
        this.clock = clock;
    }

    String begin() {
        return begin("关于移送家庭暴力线索的函");
    }

    String begin(String subject) {
        String referralNo = "TEST-" + UUID.randomUUID().toString().substring(0, 13);
        Instant now = clock.instant();
        jdbc.sql(
                        """
                        INSERT INTO referral (referral_no, district, channel, matter, state, received_at, registered_at)
                        VALUES (?, '610702', 'visit', 'domestic_violence', 'open', ?, ?)""")
                .params(referralNo, HandoffRows.utc(now), HandoffRows.utc(now))
                .update();
        return begin(subject, referralNo, "610702");
    }

    /** For a referral that is in the register; returns the number of the hand-off. */
    public String begin(String subject, String referralNo, String district) {
        String handoffNo = referralNo + "-H" + (handoffs.ofReferral(referralNo).size() + 1);
        String agency = "police-" + district;
        Instant now = clock.instant();
        handoffs.open(new HandoffOpening(handoffNo, referralNo, "R01", agency, "formal_transfer", "system"));
        handoffs.record(handoffNo, HandoffEvent.SIGNED, "hantai-signatory", Map.of());
        handoffs.setDocumentNo(handoffNo, "汉台妇函〔2026〕12号");
        Instant acknowledgeBy = now.plus(Duration.ofHours(4));
        Instant replyBy = now.plus(Duration.ofDays(3));
        handoffs.setSent(handoffNo, 1, acknowledgeBy, replyBy);
        handoffs.record(handoffNo, HandoffEvent.SENT, "system", Map.of());
        Letter letter = new Letter(
                "移送函（公安）",
                "汉台妇函〔2026〕12号",
                subject,
                "汉中市公安局汉台分局（示例）",
                "2026年6月9日，我会接到当事人求助，反映遭受家庭暴力。\n经初步了解，当事人目前有现实危险，现将线索移送贵局。",
                "一、请依法及时出警、制止家庭暴力，并视情出具告诫书。\n二、请将办理结果反馈我会。",
                "",
                "汉中市汉台区人民检察院（示例）",
                "联系人：经办人（示例），电话 0916-0000000",
                "汉台区妇女联合会",
                "2026年6月9日",
                "示例·汉台 签发人",
                "");
        runtime.createProcessInstanceByKey("agency-handoff")
                .businessKey(handoffNo)
                .setVariables(Variables.createVariables()
                        .putValue("handoffNo", handoffNo)
                        .putValue("referralNo", referralNo)
                        .putValue("shortNo", "汉台26-123")
                        .putValue("district", district)
                        .putValue("matter", "domestic_violence")
                        .putValue("riskLevel", "red")
                        .putValue("routeId", "R01")
                        .putValue("mode", "formal_transfer")
                        .putValue("agencyId", agency)
                        .putValue("signerGroup", "signatory")
                        .putValue("sentRound", 1)
                        .putValue("dueFrom", Date.from(now))
                        .putValue("acknowledgeDueAt", Date.from(acknowledgeBy))
                        .putValue("acknowledgeReminderAt", Date.from(now.plus(Duration.ofHours(2))))
                        .putValue("replyDueAt", Date.from(replyBy))
                        .putValue("replyReminderAt", Date.from(now.plus(Duration.ofDays(1))))
                        .putValue(
                                "letter", SpinValues.jsonValue(letter.toJson()).create()))
                .startBeforeActivity("UserTask_TrackAcknowledgement")
                .execute();
        return handoffNo;
    }

    /** The agency answers with a file; returns the id of the file. */
    public UUID answered(String handoffNo) {
        desk.take(
                handoffNo,
                PartnerAction.ANSWER,
                new PartnerStatement("李警官", "已立案", "filed"),
                List.of(new AnswerFile("回执.pdf", "application/pdf", "%PDF-1.4\n%%EOF\n".getBytes(UTF_8))));
        return documents.of(handoffNo).get(0).id();
    }

    /** Somebody with a way into the engine changes the letter. */
    void alter(String handoffNo, Letter letter) {
        runtime.setVariable(
                runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(handoffNo)
                        .singleResult()
                        .getId(),
                "letter",
                SpinValues.jsonValue(letter.toJson()).create());
    }

    /** The path of a fresh link, as the agency would click it. */
    String link(String handoffNo) {
        return links.issue(handoffNo, AGENCY).getPath();
    }

    /** The office takes it back, and the mail that says so has gone out. */
    void takenBack(String handoffNo) {
        runtime.createMessageCorrelation("Msg_CancelHandoff")
                .processInstanceBusinessKey(handoffNo)
                .setVariable(
                        "cancelRequest",
                        SpinValues.jsonValue("{\"by\":\"hantai-caseworker\",\"reason\":\"重复\"}")
                                .create())
                .correlate();
        runtime.createProcessInstanceModification(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(handoffNo)
                        .singleResult()
                        .getId())
                .startBeforeActivity("UserTask_TrackCancellation")
                .cancelAllForActivity("ServiceTask_SendCancellation")
                .execute();
    }

    /** The ids of the tasks the process waits at. */
    List<String> waitingAt(String handoffNo) {
        return tasks.createTaskQuery().processInstanceBusinessKey(handoffNo).list().stream()
                .map(Task::getTaskDefinitionKey)
                .sorted()
                .toList();
    }

    Object variable(String handoffNo, String name) {
        return history.createHistoricVariableInstanceQuery()
                .processInstanceId(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(handoffNo)
                        .singleResult()
                        .getId())
                .variableName(name)
                .singleResult()
                .getValue();
    }
}
