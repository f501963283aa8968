package org.lianxin.referral.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.lianxin.referral.process.Story.form;
import static org.lianxin.referral.process.Story.json;

import com.icegreen.greenmail.util.GreenMail;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lianxin.referral.MovableClock;
import org.lianxin.referral.ReferralTest;
import org.lianxin.referral.handoff.Handoff;
import org.lianxin.referral.handoff.Handoffs;
import org.lianxin.referral.handoff.PartnerLinks;
import org.lianxin.referral.handoff.Visitor;
import org.lianxin.referral.register.ReferralRegister;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** A person asks that her data be erased: what goes, what stays, and what is refused. */
@ReferralTest
@Covers("erasure")
class ErasureTest {

    private static final String CASEWORKER = "hantai-caseworker";
    private static final String SUPERVISOR = "hantai-supervisor";
    private static final AtomicInteger TESTS = new AtomicInteger(100);

    /** Each stands in another place of the case. Other tests of the same database have others. */
    private final String test = String.valueOf(TESTS.incrementAndGet());

    private final String name = "玛珂甲" + test;
    private final String phone = "09165550" + test;
    private final String narrative = "玛珂乙叙述" + test;
    private final String assessment = "玛珂丙研判" + test;
    private final String answer = "玛珂丁答复" + test;
    private final String content = "玛珂戊附件" + test;
    private final String fileName = "玛珂己文件名" + test;
    private final String closure = "玛珂庚结案" + test;
    private final String comment = "玛珂辛备注" + test;
    private final String attachment = "玛珂壬附注" + test;
    private final List<String> marks =
            List.of(name, phone, narrative, assessment, answer, content, fileName, closure, comment, attachment);

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private GreenMail mailbox;

    @Autowired
    private Handoffs handoffs;

    @Autowired
    private ReferralRegister register;

    @Autowired
    private PartnerLinks links;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationContext application;

    @LocalServerPort
    private int port;

    @Value("${lianxin.erasure-list}")
    private Path list = Path.of("");

    private Story story;
    private EveryColumn everyColumn;
    private String referralNo = "";

    @BeforeEach
    void begin() {
        story = new Story(engine, clock, mailbox);
        everyColumn = new EveryColumn(jdbc, application);
        jdbc.sql("DELETE FROM party_index").update();
    }

    @Test
    void afterTwoPersonsAgreedNothingOfThePersonIsLeftInAnyTable() throws Exception {
        String other = closedReferral("陌生人");
        referralNo = closedReferral(name);
        List<String> instances = instances(referralNo);
        assertThat(everyColumn.findsAnyOf(marks))
                .as("the scan bites: it finds the person where she still is")
                .isNotEmpty();
        assertThat(marks).allSatisfy(mark -> assertThat(everyColumn.findsAnyOf(List.of(mark)))
                .as(mark)
                .isNotEmpty());
        assertThat(everyColumn.rowsOf(instances)).isNotEmpty();
        Map<String, Object> countsBefore = counts();
        Map<String, Object> others = rowsOf(other);

        requests(CASEWORKER);
        assertThat(story.waiting(request(), "UserTask_ApproveErasure").getName())
                .contains(referralNo);
        assertThat(story.waiting(request(), "UserTask_ApproveErasure").getDueDate())
                .isNotNull();
        decides(SUPERVISOR, "approved");

        assertThat(story.process(request())).hasPassed("EndEvent_Erased").isEnded();
        assertThat(everyColumn.findsAnyOf(marks)).isEmpty();
        assertThat(everyColumn.rowsOf(instances)).isEmpty();
        assertThat(counts()).isEqualTo(countsBefore);
        assertThat(rowsOf(other)).isEqualTo(others);
        handoffs.ofReferral(referralNo).forEach(handoff -> {
            assertThat(handoffs.firstAlteredEntry(handoff.handoffNo())).isEmpty();
            assertThat(handoffs.events(handoff.handoffNo()))
                    .hasSizeGreaterThan(3)
                    .allSatisfy(entry -> assertThat(entry.detail()).isEmpty());
        });
        assertThat(jdbc.sql("SELECT reason, requested_by, approved_by FROM erasure WHERE referral_no = ?")
                        .param(referralNo)
                        .query()
                        .singleRow()
                        .values())
                .containsExactly("consent_withdrawn", CASEWORKER, SUPERVISOR);
        assertThat(jdbc.sql("SELECT DISTINCT recipient FROM mail_log WHERE reference LIKE ?")
                        .param(referralNo + "%")
                        .query(String.class)
                        .list())
                .containsExactly("");
        assertThat(Files.readString(list)).contains(referralNo + ",consent_withdrawn," + CASEWORKER + "," + SUPERVISOR);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM access_log WHERE referral_no = ? AND kind = 'erasure'")
                        .param(referralNo)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void anErasedPersonIsNotFoundAsADuplicate() throws Exception {
        referralNo = closedReferral(name);
        String again = story.takesIn(CASEWORKER, intake(name));
        assertThat(story.waiting(again)).containsExactly("UserTask_CheckDuplicate");

        requests(SUPERVISOR);
        decides("city-supervisor", "approved");

        jdbc.sql("DELETE FROM party_index WHERE referral_no = ?").param(again).update();
        assertThat(story.waiting(story.takesIn(CASEWORKER, intake(name)))).containsExactly("UserTask_ScreenRisk");
    }

    @Test
    void whatWasMergedIntoTheReferralGoesWithIt() throws Exception {
        referralNo = story.takesIn(CASEWORKER, intake(name));
        String merged = story.takesIn(CASEWORKER, intake(name));
        story.does(
                CASEWORKER,
                merged,
                "UserTask_CheckDuplicate",
                form().putValue("duplicateDecision", "merge").putValue("mergeInto", referralNo));
        String asked = referralNo;
        referralNo = merged;
        assertThatThrownBy(() -> requests(CASEWORKER)).hasStackTraceContaining("请按 " + asked + " 提出申请");
        referralNo = asked;
        story.does(
                CASEWORKER,
                referralNo,
                "UserTask_AssessNewInformation",
                form().putValue("informationDecision", "noted")
                        .putValue("informationReview", json(Map.of("assessment", "同一件事"))));
        goesOnToTheClosure(referralNo, name);

        requests(CASEWORKER);
        decides(SUPERVISOR, "approved");

        assertThat(everyColumn.findsAnyOf(marks)).isEmpty();
        assertThat(jdbc.sql("SELECT COUNT(*) FROM erasure WHERE referral_no IN (?, ?)")
                        .params(referralNo, merged)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void withoutTheSecondPersonNothingIsErased() throws Exception {
        referralNo = closedReferral(name);
        requests(SUPERVISOR);

        assertThatThrownBy(() -> decides(SUPERVISOR, "approved")).hasStackTraceContaining("须由另一人办理");
        story.putsBack(request(), "UserTask_ApproveErasure");
        assertThatThrownBy(() -> requests(CASEWORKER)).hasStackTraceContaining("已在审核中");
        decides("city-supervisor", "not_approved");

        assertThat(story.process(request()))
                .hasPassed("EndEvent_ErasureRefused")
                .isEnded();
        assertThat(everyColumn.findsAnyOf(List.of(name))).isNotEmpty();
        assertThat(Files.exists(list) ? Files.readString(list) : "").doesNotContain(referralNo);
    }

    @Test
    void anOpenReferralIsRefusedWithWhatToDo() {
        referralNo = story.takesIn(CASEWORKER, intake(name));

        assertThatThrownBy(() -> requests(CASEWORKER)).hasStackTraceContaining("还在办理，不能删除。请先办结或撤回");
    }

    @Test
    void whatTheLawWantsKeptIsRefusedWithTheReason() throws Exception {
        referralNo = closedReferral(name);
        jdbc.sql("UPDATE referral SET matter = 'minor_harm' WHERE referral_no = ?")
                .param(referralNo)
                .update();

        assertThatThrownBy(() -> requests(CASEWORKER))
                .hasStackTraceContaining("须依法保存")
                .hasStackTraceContaining("第四十七条第二款");
    }

    @Test
    void anotherCountysReferralIsNotThereAndAnErasedOneIsNotErasedAgain() throws Exception {
        referralNo = closedReferral(name);
        assertThatThrownBy(() -> requests("yangxian-caseworker")).hasStackTraceContaining("没有编号为");

        requests(CASEWORKER);
        decides(SUPERVISOR, "approved");

        assertThatThrownBy(() -> requests(CASEWORKER)).hasStackTraceContaining("已经删除");
    }

    @Test
    void theClosureGivesAllHistoryTheTimeOfTheTableAndOpenCasesKeepTheirs() throws Exception {
        String open = story.takesIn(CASEWORKER, intake("陌生人"));
        referralNo = closedReferral(name);
        Instant until = register.find(referralNo)
                .orElseThrow()
                .closedAt()
                .orElseThrow()
                .atZone(ZoneId.of("Asia/Shanghai"))
                .plus(Period.ofYears(10))
                .toInstant();

        assertThat(everyColumn.removalTimesOf(instances(referralNo))).containsOnly(until);
        assertThat(jdbc.sql("SELECT keep_until FROM referral WHERE referral_no = ?")
                        .param(referralNo)
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant())
                .isEqualTo(until);
        assertThat(everyColumn.removalTimesOf(instances(open))).containsOnlyNulls();
    }

    @Test
    void whenTheTimeIsOverTheDataGoByThemselves() throws Exception {
        referralNo = closedReferral(name);
        clock.moveTo(clock.instant().atZone(clock.getZone()).plusYears(9).toInstant());
        nightly();
        assertThat(everyColumn.findsAnyOf(marks)).isNotEmpty();

        clock.moveTo(clock.instant().atZone(clock.getZone()).plusYears(2).toInstant());
        nightly();

        assertThat(everyColumn.findsAnyOf(marks)).isEmpty();
        assertThat(register.find(referralNo)).isPresent();
        assertThat(jdbc.sql("SELECT reason FROM erasure WHERE referral_no = ?")
                        .param(referralNo)
                        .query(String.class)
                        .single())
                .isEqualTo("retention_ended");
    }

    @Test
    void whatABackupBringsBackIsErasedAgainAtTheNextStart() throws Exception {
        referralNo = closedReferral(name);
        Files.createDirectories(list.toAbsolutePath().getParent());
        Files.writeString(
                list,
                referralNo + ",consent_withdrawn,a,b," + clock.instant() + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        assertThat(everyColumn.findsAnyOf(marks)).isNotEmpty();

        application.getBean("upkeep", SmartInitializingSingleton.class).afterSingletonsInstantiated();

        assertThat(everyColumn.findsAnyOf(marks)).isEmpty();
    }

    /** From intake to closure, with all that people write, say and send on the way. */
    private String closedReferral(String person) {
        String referral = story.takesIn(CASEWORKER, intake(person));
        goesOnToTheClosure(referral, person);
        return referral;
    }

    private void goesOnToTheClosure(String referral, String person) {
        boolean marked = person.equals(name);
        story.does(
                CASEWORKER, referral, "UserTask_ScreenRisk", CaseFile.of("C05").screening());
        story.does(
                CASEWORKER,
                referral,
                "UserTask_ConfirmPlan",
                form().putValue("riskLevel", "blue")
                        .putValue(
                                "routes",
                                json(List.of(
                                        Map.of("routeId", "R13", "agencyId", "", "sharingBasis", "statutory_duty")))));
        Handoff handoff = handoffs.ofReferral(referral).get(0);
        isAnswered(handoff, marked);
        Task review = story.waiting(referral, "UserTask_ReviewResults");
        engine.getTaskService().createComment(review.getId(), review.getProcessInstanceId(), marked ? comment : "备注");
        engine.getTaskService()
                .createAttachment(
                        "text",
                        review.getId(),
                        review.getProcessInstanceId(),
                        "附注",
                        "",
                        new ByteArrayInputStream((marked ? attachment : "附注").getBytes(UTF_8)));
        story.does(
                CASEWORKER,
                referral,
                "UserTask_ReviewResults",
                form().putValue("resultsDecision", "close")
                        .putValue("resultsReview", json(Map.of("assessment", marked ? assessment : "研判"))));
        story.does(
                CASEWORKER,
                referral,
                "UserTask_FollowUp",
                form().putValue("followUpOutcome", "end_early")
                        .putValue(
                                "followUp",
                                json(Map.of("contactedAt", Desk.NOW, "endReason", marked ? closure : "已迁居"))));
        story.does(
                CASEWORKER,
                referral,
                "UserTask_ProposeClosure",
                form().putValue("outcome", "safety_achieved")
                        .putValue("closure", json(Map.of("reason", marked ? closure : "结案"))));
        story.does(SUPERVISOR, referral, "UserTask_ApproveClosure", form().putValue("closureDecision", "approved"));
    }

    /** The agency opens the link of its mail, signs for the letter, and answers with a file. */
    private void isAnswered(Handoff handoff, boolean marked) {
        String no = handoff.handoffNo();
        SpinJsonNode letter = (SpinJsonNode) story.variable(no, "letter");
        story.does(
                CASEWORKER,
                no,
                "UserTask_CheckLetter",
                form().putValue(
                                "letter",
                                json(List.of("subject", "recipient", "paragraphs", "requested", "contact").stream()
                                        .collect(Collectors.toMap(key -> key, key -> letter.prop(key)
                                                .stringValue())))));
        story.does(SUPERVISOR, no, "UserTask_SignLetter", form().putValue("signingDecision", "sign"));
        String link = links.issue(no, handoff.agencyId()).getPath();
        Visitor agency = new Visitor(port, link).sends(link + "/code", Map.of("code", "246810"));
        agency.sends(link + "/acknowledge", Map.of("by", "值班员"));
        agency.opens(link)
                .sends(
                        link + "/answer",
                        Map.of("by", "值班员", "text", marked ? answer : "已办理", "outcome", "handled"),
                        List.of(new Visitor.Upload(
                                (marked ? fileName : "回执") + ".pdf",
                                "application/pdf",
                                ("%PDF-1.4\n% " + (marked ? content : "回执") + "\n%%EOF\n").getBytes(UTF_8))));
        story.runJobs();
        story.does(CASEWORKER, no, "UserTask_ReviewReply", form().putValue("replyReviewDecision", "accept"));
    }

    private VariableMap intake(String person) {
        boolean marked = person.equals(name);
        return form().putValue("channel", "visit")
                .putValue("district", "610702")
                .putValue("receivedAt", "2026-06-09T21:40:00+08:00")
                .putValue("anonymous", false)
                .putValue("matter", "family_dispute")
                .putValue("facts", json(List.of("both_willing_mediation")))
                .putValue("victim", json(Map.of("name", person, "phone", marked ? phone : "09165550999")))
                .putValue("incident", json(Map.of("narrative", marked ? narrative : "叙述")));
    }

    private void requests(String person) {
        story.starts(
                person,
                "erasure",
                form().putValue("referralNo", referralNo).putValue("erasureReason", "consent_withdrawn"));
    }

    private void decides(String person, String decision) {
        story.does(person, request(), "UserTask_ApproveErasure", form().putValue("erasureDecision", decision));
    }

    private String request() {
        return referralNo + "-E";
    }

    private void nightly() {
        application.getBean(ScheduledTaskHolder.class).getScheduledTasks().stream()
                .filter(task -> task.toString().contains("Upkeep"))
                .forEach(task -> task.getTask().getRunnable().run());
    }

    private List<String> instances(String referral) {
        String root = story.instance(referral).getId();
        return engine.getHistoryService().createHistoricProcessInstanceQuery().list().stream()
                .filter(instance -> root.equals(instance.getRootProcessInstanceId()))
                .map(HistoricProcessInstance::getId)
                .toList();
    }

    /** What the register and the figures are made of. */
    private Map<String, Object> counts() {
        return Map.of(
                "referrals",
                jdbc.sql("SELECT * FROM referral ORDER BY referral_no").query().listOfRows(),
                "handoffs",
                jdbc.sql("SELECT * FROM handoff ORDER BY handoff_no").query().listOfRows(),
                "events",
                jdbc.sql("SELECT handoff_no, entry, event, state_after, at, entry_hash FROM handoff_event"
                                + " ORDER BY handoff_no, entry")
                        .query()
                        .listOfRows());
    }

    private Map<String, Object> rowsOf(String referral) {
        return Map.of(
                "engine",
                everyColumn.rowsOf(instances(referral)),
                "documents",
                jdbc.sql("SELECT COUNT(*) FROM document WHERE handoff_no LIKE ?")
                        .param(referral + "%")
                        .query(Integer.class)
                        .single(),
                "said",
                handoffs.ofReferral(referral).stream()
                        .map(handoff -> handoffs.events(handoff.handoffNo()))
                        .toList(),
                "person",
                jdbc.sql("SELECT * FROM party_index WHERE referral_no = ? ORDER BY digest")
                        .param(referral)
                        .query()
                        .listOfRows());
    }
}
