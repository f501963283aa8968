package org.lianxin.referral.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lianxin.referral.process.Story.form;
import static org.lianxin.referral.process.Story.json;
import static org.lianxin.referral.security.Browser.PASSWORD;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lianxin.referral.MovableClock;
import org.lianxin.referral.ReferralTest;
import org.lianxin.referral.decision.Sheet;
import org.lianxin.referral.handoff.AgencyDirectory;
import org.lianxin.referral.handoff.Handoff;
import org.lianxin.referral.handoff.HandoffState;
import org.lianxin.referral.handoff.Handoffs;
import org.lianxin.referral.organisation.Federation;
import org.lianxin.referral.organisation.Office;
import org.lianxin.referral.register.ReferralRegister;
import org.lianxin.referral.register.ReferralState;
import org.lianxin.referral.register.RegisterEntry;
import org.lianxin.referral.register.RegisterTotals;
import org.lianxin.referral.security.Browser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every worked case, and one of our own for each other ending, from intake to archive. What happens and what is expected stands in the
 * case; when a term ends is counted by {@link Terms} from the rule sheet.
 */
@ReferralTest
class CasesFromIntakeToClosureTest {

    private static final Map<String, ReferralState> STATES = Map.of(
            "办结", ReferralState.CLOSED,
            "撤回", ReferralState.WITHDRAWN,
            "移交", ReferralState.TRANSFERRED,
            "并案", ReferralState.MERGED,
            "不予受理", ReferralState.NOT_ACCEPTED);
    private static final Map<String, String> OUTCOMES = Map.of(
            "安全目标达成", "safety_achieved",
            "诉求实现", "claim_realised",
            "调解成功", "mediated",
            "救助到位", "aid_delivered",
            "诉求导入诉讼并终结", "litigation_guided",
            "刑事程序终结并完成安置", "criminal_concluded",
            "多次联系不上", "cannot_contact",
            "本人不再需要", "person_declined");

    private static final Pattern LIVE = Pattern.compile("value=\"([^\"]+/referral\\.bpmn)\"");
    private static final Pattern ELEMENTS = Pattern.compile("data-elements=\"([^\"]+)\"");

    @LocalServerPort
    private int port;

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
    private ReferralRegister register;

    @Autowired
    private AgencyDirectory agencies;

    @Autowired
    private Federation federation;

    @Autowired
    private JdbcClient jdbc;

    static Stream<CaseFile> cases() {
        return CaseFile.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void runsFromIntakeToItsEnd(CaseFile file) throws Exception {
        jdbc.sql("DELETE FROM party_index").update();
        Play play = new Play(file);
        Map<String, Long> before = play.figures();
        play.run();
        Map<String, Long> after = play.figures();

        for (String figure : List.of("件", "件次")) {
            file.figure(figure)
                    .ifPresent(expected -> assertThat(after.merge(figure, -before.getOrDefault(figure, 0L), Long::sum))
                            .as(figure)
                            .isEqualTo(expected));
        }
        assertThat(play.row().state()).isEqualTo(STATES.get(file.status()));
        assertThat(handoffs.ofReferral(play.desk.referralNo()))
                .allSatisfy(handoff -> assertThat(handoff.state().code())
                        .as(handoff.routeId())
                        .isEqualTo(file.expectedState(handoff.routeId())));
        if (play.row().state() == ReferralState.CLOSED) {
            assertThat(play.row().outcome()).contains(OUTCOMES.get(file.closureReason()));
        }
        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKeyLike(play.desk.referralNo() + "%")
                        .count())
                .as("still running")
                .isZero();
        if (file.hasAnswers()) {
            checkWayShownTo("modeler", file, play.desk.referralNo());
        }
        String mail = Arrays.stream(mailbox.getReceivedMessages())
                .map(GreenMailUtil::getWholeMessage)
                .collect(Collectors.joining());
        assertThat(mail).doesNotContain(file.names()).doesNotContain(file.narrative());
    }

    /** The page that tries diagrams shows the very way that the engine has gone; only what its time sets off comes beside it. */
    private void checkWayShownTo(String administrator, CaseFile file, String referralNo) throws Exception {
        String page = "/modeling/simulate/path";
        Browser browser = new Browser(port);
        browser.signsIn(administrator, PASSWORD);
        Matcher live = LIVE.matcher(browser.opens(page).body());
        assertThat(live.find()).isTrue();
        String shown = browser.fillsIn(page, page, Map.of("version", live.group(1), "case", file.id()))
                .body();
        Matcher elements = ELEMENTS.matcher(shown);
        assertThat(elements.find()).as(shown).isTrue();

        List<String> steps = Stream.of(elements.group(1).split(" ", -1))
                .filter(id -> !id.startsWith("Flow_"))
                .toList();
        List<String> passed = new Story(engine, clock, mailbox)
                .passedBy(referralNo).stream()
                        .filter(id -> !id.contains("Notice") && !id.contains("#"))
                        .toList();
        assertThat(steps).containsAll(passed);
        // The hand-offs of this story are answered before the follow-ups beside them are through.
        assertThat(steps)
                .filteredOn(id -> !passed.contains(id))
                .allMatch(id -> id.contains("Early") || id.equals("Gateway_MayRise"), "is a follow-up");
    }

    @AfterEach
    void forgetThePersons() {
        jdbc.sql("DELETE FROM party_index").update();
    }

    /** One case on its way. */
    private final class Play {

        private final CaseFile file;
        private final Office office;
        private final Story story;
        private final Desk desk;
        private Instant received;

        Play(CaseFile file) {
            this.file = file;
            this.office = federation.officeOf(file.district());
            this.story = new Story(engine, clock, mailbox);
            this.received = file.receivedAt();
            clock.moveTo(received);
            this.desk = new Desk(story, handoffs, staffOf(office));
        }

        /** The demo has staff of its own in some counties; the city's work for the others. */
        private String staffOf(Office county) {
            boolean own = engine.getIdentityService()
                            .createUserQuery()
                            .userId(county.place() + "-caseworker")
                            .count()
                    > 0;
            return own ? county.place() : federation.city().place();
        }

        void run() {
            String earlier = earlier();
            if (!isAccepted(earlier)) {
                return;
            }
            screens();
            if (!file.course("transferTo").isEmpty()) {
                desk.does("UserTask_ConfirmPlan", desk.transferTo(file.course("transferTo"), file.expectedLevel()));
                Office receiver = federation.officeOf(file.course("transferTo"));
                story.does(
                        staffOf(receiver) + "-caseworker",
                        desk.referralNo() + "-T",
                        "UserTask_AcceptTransfer",
                        form().putValue("transferAnswer", "accepted"));
                return;
            }
            desk.confirms(file.expectedLevel());
            checkOpened();
            goesOn();
        }

        /** What the person already had with us. */
        private String earlier() {
            switch (file.course("earlier")) {
                case "open" -> takesIn();
                case "closed" -> {
                    takesIn();
                    screens();
                    desk.confirms(file.expectedLevel());
                    goesOn();
                }
                case "" -> {
                    // it is her first contact
                }
                default -> throw new IllegalArgumentException(file.course("earlier"));
            }
            return desk.referralNo();
        }

        private void takesIn() {
            received = clock.instant();
            if (file.course("online").isEmpty()) {
                desk.takesIn(file.intake().putValue("receivedAt", story.now()));
            } else {
                desk.receives(file);
            }
        }

        private boolean isAccepted(String earlier) {
            takesIn();
            assertThat(desk.referralNo()).startsWith(federation.referralPrefix() + "-" + file.district() + "-");
            if (!file.course("online").isEmpty()) {
                desk.verifies(file, file.course("online"));
                return file.course("online").equals("accepted");
            }
            switch (file.course("earlier")) {
                case "open" -> {
                    desk.findsDuplicate("merge", earlier);
                    assertThat(row().mergedInto()).contains(earlier);
                    return false;
                }
                case "closed" -> {
                    desk.findsDuplicate("reopen", earlier);
                    assertThat(row().originNo()).contains(earlier);
                    return true;
                }
                default -> {
                    return true;
                }
            }
        }

        private void screens() {
            desk.screens(file);
            assertThat(known("riskScore")).isEqualTo(file.expectedScore());
            assertThat(known("computedRiskLevel")).isEqualTo(file.expectedLevel());
            assertThat(known("insufficient")).isEqualTo(file.expectsInsufficient());
            assertThat(desk.proposedRoutes())
                    .containsExactlyInAnyOrderElementsOf(file.expectedRoutes())
                    .noneMatch(file.neverRoutes()::contains);
        }

        /** What opens with the plan: hand-offs, emergency call, the second screening; nothing has been waited for yet. */
        private void checkOpened() {
            assertThat(all().map(Handoff::routeId)).containsExactlyInAnyOrderElementsOf(file.expectedRoutes());
            Terms.find("emergency_call", "", file.expectedLevel(), clock.instant())
                    .ifPresent(due -> assertThat(dueOf(desk.referralNo(), "UserTask_EmergencyCall"))
                            .isEqualTo(due));
            assertThat(story.mailTo(staffOf(office) + "-duty-leader@demo.example"))
                    .as("the duty leader is told of red and orange")
                    .hasSize(Set.of("red", "orange").contains(file.expectedLevel()) ? 1 : 0);
            if (file.expectsInsufficient()) {
                assertThat(dueOf(desk.referralNo(), "UserTask_AssessNewInformation"))
                        .isEqualTo(Terms.end("rescreen", "", file.expectedLevel(), clock.instant()));
            }
        }

        private void goesOn() {
            if (desk.waiting().contains("UserTask_EmergencyCall")) {
                desk.callsThePolice();
            }
            if (desk.waiting().contains("UserTask_AssessNewInformation")) {
                desk.findsTheNews("noted");
            }
            if (!file.course("withdrawn").isEmpty()) {
                desk.wantsToWithdraw();
                desk.decidesTheWithdrawal(file.course("withdrawn"));
                return;
            }
            all().filter(handoff -> handoff.state() != HandoffState.COMPLETED).forEach(this::handsOff);
            desk.reviews("close");
            while (!desk.waiting().contains("UserTask_ProposeClosure")) {
                followsUp();
            }
            writesNotice();
            desk.closes(Objects.requireNonNull(OUTCOMES.get(file.closureReason())));
        }

        private void followsUp() {
            Instant due = dueOf(desk.referralNo(), "UserTask_FollowUp");
            if (due.isAfter(clock.instant())) {
                story.passUntil(due);
            }
            writesNotice();
            switch (file.course("followUp")) {
                case "" -> desk.followsUp("reached_safe");
                case "not_reached" -> {
                    desk.followsUp("not_reached");
                    if (desk.waiting().contains("UserTask_HandleUnreached")) {
                        desk.decides(
                                "UserTask_HandleUnreached",
                                form().putValue("unreachedDecision", "end")
                                        .putValue("unreachedReview", json(Map.of("reason", "已请镇妇联上门查看"))));
                    }
                }
                default -> desk.followsUp(file.course("followUp"));
            }
        }

        private void writesNotice() {
            if (desk.waiting().contains("UserTask_WriteNotice")) {
                assertThat(dueOf(desk.referralNo(), "UserTask_WriteNotice"))
                        .isEqualTo(Terms.end("notice", "", file.expectedLevel(), received));
                desk.does(
                        "UserTask_WriteNotice",
                        form().putValue("notice", json(Map.of("givenAt", story.now(), "method", "in_person"))));
            }
        }

        private void handsOff(Handoff opened) {
            String no = opened.handoffNo();
            if (opened.mode().equals("guidance_only")) {
                desk.givesGuidance(no);
                assertThat(handoffs.get(no).documentNo()).isEmpty();
            } else {
                sends(opened);
                switch (file.agency(opened.routeId())) {
                    case "answers", "is_undeliverable" -> desk.takesAnswer(no);
                    case "returns" -> desk.agreesToReturn(no);
                    case "is_silent" -> urgesInVain(no);
                    case "is_cancelled" -> desk.cancels(no);
                    default -> throw new IllegalArgumentException(file.agency(opened.routeId()));
                }
            }
        }

        private void sends(Handoff opened) {
            String no = opened.handoffNo();
            boolean atOnce = opened.mode().equals("emergency_phone");
            assertThat(dueOf(no, "UserTask_CheckLetter"))
                    .isEqualTo(Terms.end(
                            atOnce ? "sign_after" : "written_handoff",
                            opened.routeId(),
                            file.expectedLevel(),
                            opened.openedAt()));
            desk.signs(opened);
            if (desk.waits(no, "UserTask_CorrectDelivery")) {
                desk.deliversOnPaper(no);
            }
            Handoff sent = handoffs.get(no);
            assertThat(sent.acknowledgeDueAt())
                    .contains(Terms.end("acknowledge", opened.routeId(), file.expectedLevel(), opened.openedAt()));
            assertThat(sent.replyDueAt())
                    .contains(Terms.end("reply", opened.routeId(), file.expectedLevel(), opened.openedAt()));
            String code = opened.mode().equals("internal_dispatch") ? office.slipCode() : office.letterCode();
            assertThat(sent.documentNo())
                    .startsWith("%s〔%d〕"
                            .formatted(
                                    code,
                                    clock.instant().atZone(federation.zone()).getYear()))
                    .matches(opened.mode().equals("internal_dispatch") ? ".*\\d" : ".*\\d号");
            checkLetter(sent);
        }

        private void checkLetter(Handoff sent) {
            Map<String, String> rule = Sheet.rows("routes.csv").stream()
                    .filter(row -> Sheet.cell(row, "route").equals(sent.routeId()))
                    .findFirst()
                    .orElseThrow();
            SpinJsonNode route = (SpinJsonNode) story.variable(sent.handoffNo(), "route");
            assertThat(route.prop("letter").stringValue()).isEqualTo(Sheet.cell(rule, "letter"));
            SpinJsonNode letter = (SpinJsonNode) story.variable(sent.handoffNo(), "letter");
            agencies.forDistrict(Sheet.cell(rule, "agency_kind"), file.district())
                    .ifPresent(agency ->
                            assertThat(letter.prop("recipient").stringValue()).isEqualTo(agency.name()));
            String paragraphs = letter.prop("paragraphs").stringValue();
            assertThat(file.bystanders()).noneMatch(paragraphs::contains);
            if (Sheet.cell(rule, "blocking_note").contains("no name")) {
                assertThat(file.names()).noneMatch(paragraphs::contains);
            }
        }

        private void urgesInVain(String no) {
            story.passUntil(handoffs.get(no).replyDueAt().orElseThrow().plus(Duration.ofMinutes(1)));
            for (String step : List.of("urge_letter", "urging_opinion", "inspection_request")) {
                assertThat(dueOf(no, "UserTask_AwaitUrging"))
                        .isEqualTo(Terms.end(
                                step,
                                "",
                                file.expectedLevel(),
                                handoffs.get(no).replyDueAt().orElseThrow()));
                desk.skipsUrging(no);
            }
            desk.givesUp(no);
        }

        private Stream<Handoff> all() {
            return handoffs.ofReferral(desk.referralNo()).stream();
        }

        private Instant dueOf(String businessKey, String task) {
            return story.waiting(businessKey, task).getDueDate().toInstant();
        }

        private Object known(String variable) {
            return story.variable(desk.referralNo(), variable);
        }

        RegisterEntry row() {
            return register.find(desk.referralNo()).orElseThrow();
        }

        Map<String, Long> figures() {
            return RegisterTotals.of(
                    application,
                    federation.offices().stream().map(Office::code).collect(Collectors.toSet()),
                    received.atZone(federation.zone()).getYear());
        }
    }
}
