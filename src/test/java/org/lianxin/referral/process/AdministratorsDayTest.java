package org.lianxin.referral.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.lianxin.referral.process.Desk.CASEWORKER;
import static org.lianxin.referral.process.Desk.SUPERVISOR;
import static org.lianxin.referral.process.Story.form;
import static org.lianxin.referral.process.Story.json;
import static org.lianxin.referral.security.Browser.PASSWORD;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lianxin.referral.MovableClock;
import org.lianxin.referral.ReferralTest;
import org.lianxin.referral.handoff.Handoff;
import org.lianxin.referral.handoff.Handoffs;
import org.lianxin.referral.security.Browser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/**
 * What a process administrator changes without Java, deployed as Camunda Modeler deploys; told step by step in
 * {@code src/docs/modeler.md}.
 */
@ReferralTest
class AdministratorsDayTest {

    private static final CaseFile VIOLENCE = CaseFile.of("C01");
    private static final CaseFile DISPUTE = CaseFile.of("C05");

    /** A step of the page's mapping and the one that is chosen for it. */
    private static final Pattern PROPOSED =
            Pattern.compile("(?s)<select name=\"(step\\.[^\"]+)\"(?:(?!</select>).)*?value=\"([^\"]+)\" selected");

    @Autowired
    private ApplicationContext application;

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

    @LocalServerPort
    private int port;

    private final List<String> deployments = new ArrayList<>();
    private Story story;
    private Desk desk;

    @BeforeEach
    void begin() {
        story = new Story(engine, clock, mailbox);
        desk = new Desk(story, handoffs);
        jdbc.sql("DELETE FROM party_index").update();
    }

    /** The other tests go on with the diagrams of the folders. */
    @AfterEach
    void takeBack() {
        deployments.forEach(deployment -> engine.getRepositoryService().deleteDeployment(deployment, true, true, true));
    }

    @Test
    void aFieldAddedToTheIntakeFormIsShownInTasklistAndKept() throws Exception {
        VariableMap intake = DISPUTE.intake()
                .putValue("district", "610702")
                .putValue("receivedAt", Desk.NOW)
                .putValue("victim", json(Map.of("name", "叶某梅", "employer", "桔园合作社")));
        assertThatThrownBy(() -> desk.takesIn(intake)).hasStackTraceContaining("employer");

        deploys("受理登记加一项工作单位", Changes.intakeForm("employer", "工作单位"));

        assertThat(asks("hantai-caseworker", "/engine-rest/process-definition/key/referral/deployed-start-form"))
                .contains("工作单位");
        desk.takesIn(intake);
        assertThat(((SpinJsonNode) story.variable(desk.referralNo(), "victim"))
                        .prop("employer")
                        .stringValue())
                .isEqualTo("桔园合作社");
    }

    @Test
    void aRouteToOneMoreAgencyIsProposedSentAndAnswered() throws Exception {
        deploys(
                "彩礼纠纷商请妇儿工委办协调",
                Changes.route("R90", DISPUTE.matter(), "wcw"),
                Changes.replyTermAsOf("R24", "R90"),
                Changes.planForm("R90", "妇儿工委办（商请协调）"));

        desk.takesIn(DISPUTE);
        desk.screens(DISPUTE);
        assertThat(desk.proposedRoutes()).contains("R90");
        desk.confirms("blue", List.of("R90"));
        Handoff handoff = handoffs.ofReferral(desk.referralNo()).get(0);
        desk.signs(handoff);
        assertThat(story.mailTo("wcw.610700@agency.example")).hasSize(1);
        desk.takesAnswer(handoff.handoffNo());
    }

    @Test
    void aSecondReminderIsSent() throws Exception {
        deploys("反馈满20天再提醒一次", Changes.secondReminder("P20D", "反馈满20天"));

        desk.handsOn(DISPUTE);
        Handoff handoff = handoffs.ofReferral(desk.referralNo()).get(0);
        desk.signs(handoff);
        story.tells(
                handoff.handoffNo(), "Msg_HandoffAcknowledged", Map.of("acknowledgement", json(Map.of("by", "值班员"))));
        story.passes(Duration.ofDays(19));
        assertThat(reminders()).isEqualTo(1);
        story.passes(Duration.ofDays(2));
        assertThat(reminders()).isEqualTo(2);
    }

    @Test
    void aRedPlanIsCheckedByASupervisorAlsoInTheCasesThatWereOpen() throws Exception {
        desk.takesIn(VIOLENCE);
        ProcessDefinition before = latest();

        deploys("红色件的方案由部长复核", Changes.checkOfRedPlans(), Changes.formOfTheCheck());
        migrate(before, latest());
        desk.screens(VIOLENCE);
        desk.confirms("red");

        assertThat(desk.waiting()).containsExactly("UserTask_CheckRedPlan");
        VariableMap agreed = form().putValue("redPlanCheck", "agree");
        planIsOf(SUPERVISOR);
        assertThatThrownBy(() -> desk.decides("UserTask_CheckRedPlan", agreed)).hasStackTraceContaining("须由另一人办理");
        planIsOf(CASEWORKER);
        desk.decides("UserTask_CheckRedPlan", agreed);
        assertThat(desk.waiting()).contains("UserTask_EmergencyCall").doesNotContain("UserTask_CheckRedPlan");

        desk.handsOn(DISPUTE);
        assertThat(story.passedBy(desk.referralNo())).doesNotContain("UserTask_CheckRedPlan");
    }

    @Test
    void aStepForTwoPersonsIsCancelledByWhoeverMay() throws Exception {
        deploys("红色件的方案由部长复核", Changes.checkOfRedPlans(), Changes.formOfTheCheck());
        desk.takesIn(VIOLENCE);
        desk.screens(VIOLENCE);
        desk.confirms("red");
        planIsOf("admin");
        Task check = story.waiting(desk.referralNo(), "UserTask_CheckRedPlan");

        engine.getIdentityService().setAuthentication("admin", List.of(Groups.CAMUNDA_ADMIN));
        try {
            engine.getRuntimeService()
                    .createProcessInstanceModification(check.getProcessInstanceId())
                    .cancelAllForActivity("UserTask_CheckRedPlan")
                    .execute();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }

        assertThat(story.process(desk.referralNo())).isEnded();
    }

    /** As Camunda Modeler sends them, with nothing but what was changed. */
    private void deploys(String remark, Changes.Changed... changed) throws Exception {
        String part = "--part\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n";
        String body = part.formatted("deployment-name", "", remark)
                + part.formatted("deployment-source", "", "Camunda Modeler")
                + part.formatted("enable-duplicate-filtering", "", "true")
                + Stream.of(changed)
                        .map(each -> part.formatted(each.file(), "; filename=\"" + each.file() + "\"", each.content()))
                        .collect(Collectors.joining())
                + "--part--\r\n";
        HttpResponse<String> answer = new Browser(port)
                .asClient(
                        "modeler",
                        PASSWORD,
                        "POST",
                        "/engine-rest/deployment/create",
                        body,
                        "multipart/form-data; boundary=part; charset=utf-8");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        deployments.add(0, new ObjectMapper().readTree(answer.body()).path("id").asText());
    }

    private String asks(String person, String path) throws IOException, InterruptedException {
        return new Browser(port).asClient(person, PASSWORD, "GET", path, "").body();
    }

    private ProcessDefinition latest() {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("referral")
                .latestVersion()
                .singleResult();
    }

    /** On the page, as it proposes: looks at the mapping, tries it, then moves, and reads the report. */
    private void migrate(ProcessDefinition from, ProcessDefinition to) throws Exception {
        Browser administrator = new Browser(port);
        administrator.signsIn("modeler", PASSWORD);
        String plan = "/modeling/migration/plan?from=%s&to=%s".formatted(from.getId(), to.getId());
        Map<String, String> fields = new HashMap<>(Map.of("from", from.getId(), "to", to.getId()));
        PROPOSED.matcher(administrator.opens(plan).body())
                .results()
                .forEach(step -> fields.put(step.group(1), step.group(2)));
        assertThat(administrator
                        .fillsIn(plan, "/modeling/migration/dry-run", fields)
                        .body())
                .contains(desk.referralNo(), "，0 件会留在旧版");
        HttpResponse<String> started = administrator.fillsIn(plan, "/modeling/migration/start", fields);
        application.getBean(ScheduledTaskHolder.class).getScheduledTasks().stream()
                .filter(task -> task.toString().contains("CaseMoves"))
                .forEach(task -> task.getTask().getRunnable().run());
        assertThat(administrator.opens(Browser.location(started)).body())
                .contains("已完成", desk.referralNo())
                .doesNotContain("留在旧版 ");
    }

    private void planIsOf(String person) {
        ProcessInstance referral = Objects.requireNonNull(engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(desk.referralNo())
                .singleResult());
        engine.getRuntimeService().setVariable(referral.getId(), "planner", person);
    }

    private long reminders() throws MessagingException {
        long found = 0;
        for (MimeMessage mail : mailbox.getReceivedMessages()) {
            found += mail.getSubject().contains("温馨提醒") ? 1 : 0;
        }
        return found;
    }
}
