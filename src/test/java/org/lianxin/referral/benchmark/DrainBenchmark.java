package org.lianxin.referral.benchmark;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.spin.Spin;
import org.lianxin.referral.ReferralApplication;
import org.lianxin.referral.handoff.HandoffOpening;
import org.lianxin.referral.handoff.Handoffs;
import org.lianxin.referral.modeling.AroundTheGate;
import org.lianxin.referral.register.ReferralRegister;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How fast the job executor drains the reminders of 1,000 referrals with three hand-offs each, all due within the same minute, beside a process
 * that is nothing but a timer, on the same engine and PostgreSQL. The timers are drained before and after the reminders, so that whatever
 * else the machine does hits both. The target is at least half their rate.
 */
final class DrainBenchmark {

    private static final int WARM_UP = 100;
    private static final int REFERRALS = 1000;
    private static final int HANDOFFS = 3;
    private static final int ALL = REFERRALS * HANDOFFS;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String EMPTY = "empty-timer";
    private static final String TIMER = "IntermediateCatchEvent_Due";
    private static final String REMINDER = "BoundaryEvent_AcknowledgementReminder";

    private final ProcessEngine engine;
    private final JobExecutor executor;
    private final JdbcClient jdbc;
    private final Handoffs handoffs;
    private final ReferralRegister register;
    private final GreenMail mailbox;

    private DrainBenchmark(ConfigurableApplicationContext program, GreenMail mailbox) {
        this.engine = program.getBean(ProcessEngine.class);
        this.executor =
                ((ProcessEngineImpl) engine).getProcessEngineConfiguration().getJobExecutor();
        this.jdbc = program.getBean(JdbcClient.class);
        this.handoffs = program.getBean(Handoffs.class);
        this.register = program.getBean(ReferralRegister.class);
        this.mailbox = mailbox;
    }

    /** Prints the figures. */
    public static void main(String[] arguments) throws IOException, FolderException {
        Path folder = Files.createTempDirectory("drain");
        GreenMail mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mailbox.start();
        try (EmbeddedPostgres database = EmbeddedPostgres.start();
                ConfigurableApplicationContext program = SpringApplication.run(
                        ReferralApplication.class,
                        "--spring.profiles.active=demo",
                        "--server.port=-1",
                        "--spring.datasource.url=" + database.getJdbcUrl("postgres", "postgres"),
                        "--spring.datasource.username=postgres",
                        "--spring.mail.port=" + mailbox.getSmtp().getPort(),
                        "--lianxin.base-url=http://localhost",
                        "--lianxin.demo.mailbox=false",
                        "--lianxin.keys=" + folder.resolve("keys"),
                        "--lianxin.erasure-list=" + folder.resolve("erasures.csv"))) {
            new DrainBenchmark(program, mailbox).measure();
        } finally {
            mailbox.stop();
        }
    }

    private void measure() throws FolderException {
        RepositoryService repository = engine.getRepositoryService();
        AroundTheGate.deploy(repository, repository.createDeployment().addModelInstance(EMPTY + ".bpmn", emptyTimer()));
        handOn(0, WARM_UP);
        drain(REMINDER);
        startEmpty(WARM_UP * HANDOFFS);
        drain(TIMER);

        handOn(WARM_UP, REFERRALS);
        startEmpty(ALL);
        Duration before = drain(TIMER);
        startEmpty(ALL);
        Duration reminders = drain(REMINDER);
        Duration after = drain(TIMER);
        if (mailbox.getReceivedMessages().length != ALL) {
            throw new IllegalStateException(
                    "%d mails instead of %d reminders".formatted(mailbox.getReceivedMessages().length, ALL));
        }
        double empty = rate(before.plus(after).dividedBy(2));
        System.out.printf(
                "empty timers: %.0f/s before, %.0f/s after; reminders: %.0f/s; ratio %.2f (at least 0.5)%n",
                rate(before), rate(after), rate(reminders), rate(reminders) / empty);
    }

    private static double rate(Duration taken) {
        return ALL / (taken.toNanos() / 1e9);
    }

    private static BpmnModelInstance emptyTimer() {
        return Bpmn.createExecutableProcess(EMPTY)
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .intermediateCatchEvent(TIMER)
                .timerWithDate("${due}")
                .endEvent()
                .done();
    }

    /** Opens the hand-offs in the way of an emergency, which needs no signature first, and waits until all letters have left. */
    private void handOn(int first, int referrals) throws FolderException {
        for (int number = first; number < first + referrals; number++) {
            String referralNo = "HZFL-610702-2026-%06d".formatted(number);
            register.enter(referralNo, "610702", "hotline", "domestic_violence", Instant.now());
            for (int handoff = 1; handoff <= HANDOFFS; handoff++) {
                open(referralNo, referralNo + "-H" + handoff);
            }
        }
        waitFor("SELECT count(*) FROM act_ru_job WHERE type_ = 'message'", 0);
        mailbox.purgeEmailFromAllMailboxes();
    }

    private void open(String referralNo, String handoffNo) {
        handoffs.open(new HandoffOpening(
                handoffNo, referralNo, "R01", "police-610702", "emergency_phone", "hantai-caseworker"));
        VariableMap variables = Variables.createVariables()
                .putValue("referralNo", referralNo)
                .putValue("shortNo", "汉台26-" + handoffNo.substring(17))
                .putValue("handoffNo", handoffNo)
                .putValue("district", "610702")
                .putValue("matter", "domestic_violence")
                .putValue("riskLevel", "red")
                .putValue("routeId", "R01")
                .putValue("mode", "emergency_phone")
                .putValue("agencyId", "police-610702")
                .putValue("drafter", "hantai-caseworker")
                .putValue("dueFrom", Date.from(Instant.now()))
                .putValue(
                        "route",
                        Spin.JSON(Map.of(
                                "routeId", "R01",
                                "letter", "移送函（公安）",
                                "basis", "反家庭暴力法 13、15、16",
                                "recipientName", "汉台区公安局（示例）",
                                "copies", "",
                                "copyAgencies", List.of(),
                                "terms", "签收：4小时；反馈：3日",
                                "blocking", "")))
                .putValue(
                        "letter",
                        Spin.JSON(Map.of(
                                "receivedAt", "2026-06-09T21:40:00+08:00",
                                "incident", Map.of("narrative", "当事人称丈夫酒后动手。".repeat(40)),
                                "victim", Map.of("name", "示例", "sex", "female", "phone", "0916-0000000"),
                                "respondent", Map.of("name", "示例"),
                                "safety", Map.of(),
                                "victimAge", 34)));
        engine.getRuntimeService().startProcessInstanceByKey("agency-handoff", handoffNo, variables);
    }

    private void startEmpty(int count) {
        Date later = Date.from(Instant.now().plus(Duration.ofDays(1)));
        for (int instance = 0; instance < count; instance++) {
            engine.getRuntimeService()
                    .startProcessInstanceByKey(
                            EMPTY, Variables.createVariables().putValue("due", later));
        }
    }

    /** From the moment the executor may begin until nothing that was due is left. */
    private Duration drain(String timer) {
        executor.shutdown();
        jdbc.sql("UPDATE act_ru_job SET duedate_ = ? WHERE handler_cfg_ LIKE ?")
                .param(Timestamp.from(Instant.now().minus(Duration.ofMinutes(1))))
                .param(timer + "%")
                .update();
        long begin = System.nanoTime();
        executor.start();
        waitFor("SELECT count(*) FROM act_ru_job WHERE duedate_ IS NULL OR duedate_ <= now()", 0);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private void waitFor(String count, int expected) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (jdbc.sql(count).query(Integer.class).single() != expected) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Not " + expected + " after " + PATIENCE + ": " + count);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
