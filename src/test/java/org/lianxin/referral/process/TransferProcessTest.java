package org.lianxin.referral.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.lianxin.referral.process.Story.form;
import static org.lianxin.referral.process.Story.json;

import com.icegreen.greenmail.util.GreenMail;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lianxin.referral.MovableClock;
import org.lianxin.referral.ReferralTest;
import org.lianxin.referral.handoff.Handoffs;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How a county answers another one that proposes to hand a referral over. */
@ReferralTest
@Covers("transfer")
class TransferProcessTest {

    private static final String RECEIVER = "yangxian-caseworker";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private GreenMail mailbox;

    @Autowired
    private Handoffs handoffs;

    @Autowired
    private JdbcClient jdbc;

    private Story story;
    private Desk desk;

    @BeforeEach
    void begin() {
        story = new Story(engine, clock, mailbox);
        desk = new Desk(story, handoffs);
        jdbc.sql("DELETE FROM party_index").update();
    }

    @Test
    void beforeItAcceptsTheReceivingCountySeesNumberMatterLevelAndDistrictOnly() {
        proposes(CaseFile.of("C01"), "red");

        Task task = story.waiting(request(), "UserTask_AcceptTransfer");
        assertThat(task.getTenantId()).isEqualTo("610723");
        assertThat(engine.getTaskService().getVariables(task.getId()))
                .containsOnlyKeys("referralNo", "shortNo", "district", "fromDistrict", "matter", "riskLevel")
                .containsEntry("fromDistrict", "610702")
                .containsEntry("referralNo", desk.referralNo());
        assertThat(story.mailTo("yangxian-duty-leader@demo.example"))
                .as("a red one does not wait unnoticed")
                .hasSize(1);
        assertThat(story.mailTo("hantai-duty-leader@demo.example")).isEmpty();
    }

    @Test
    void aRefusalNeedsAReasonAndReachesTheSender() {
        proposes(CaseFile.of("C05"), "blue");
        assertThat(story.mailTo("yangxian-duty-leader@demo.example")).isEmpty();
        assertThatThrownBy(() -> story.does(
                        RECEIVER, request(), "UserTask_AcceptTransfer", form().putValue("transferAnswer", "refused")))
                .hasStackTraceContaining("不接收的理由");
        story.putsBack(request(), "UserTask_AcceptTransfer");
        story.does(
                RECEIVER,
                request(),
                "UserTask_AcceptTransfer",
                form().putValue("transferAnswer", "refused")
                        .putValue("transferReply", json(Map.of("reason", "住址在贵区"))));

        assertThat(story.process(request())).hasPassed("EndEvent_TransferAnswered");
        assertThat(desk.waiting()).containsExactly("UserTask_ConfirmPlan");
    }

    @Test
    void whatTheSenderTakesBackIsGone() {
        proposes(CaseFile.of("C05"), "blue");
        desk.does("UserTask_TrackTransfer", form().putValue("transferTakenBack", json(Map.of("reason", "本人仍住本区"))));

        assertThat(story.process(request())).hasPassed("EndEvent_TakenBack");
    }

    private void proposes(CaseFile file, String level) {
        desk.takesIn(file);
        if (desk.waiting().contains("UserTask_CheckDuplicate")) {
            // Another test told of the same person.
            desk.does("UserTask_CheckDuplicate", form().putValue("duplicateDecision", "new_matter"));
        }
        desk.screens(file);
        desk.does("UserTask_ConfirmPlan", desk.transferTo("610723", level));
    }

    private String request() {
        return desk.referralNo() + "-T";
    }
}
