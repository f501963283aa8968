package org.lianxin.referral.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lianxin.referral.process.Story.form;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lianxin.referral.MovableClock;
import org.lianxin.referral.OnPostgres;
import org.lianxin.referral.ReferralApplication;
import org.lianxin.referral.handoff.HandoffState;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;

/** The whole program twice over one PostgreSQL: whatever both do at once, an agency gets one letter of a kind. */
@OnPostgres
class TwoNodesTest extends HandoffStories {

    private static final String SECOND_SENDER = "second-node@lianxin.example";
    private static final int HANDOFFS = 20;

    /** Ends with the JVM: one that ended earlier would take the static registries of Camunda's pages from the tests that follow. */
    private static @Nullable ConfigurableApplicationContext second;

    @Autowired
    private Environment settings;

    @BeforeEach
    void bothNodesAreUp() {
        if (second == null) {
            second = startSecond();
        }
    }

    @Test
    void manyLettersAndRemindersDueAtOnceLeaveOnce() {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < HANDOFFS; i++) {
            opensWithoutRunning("R01", "emergency_phone", "red", POLICE);
            numbers.add(handoffNo);
        }

        bothNodesRunWhatIsDue();
        clock.advance(Duration.ofHours(2));
        bothNodesRunWhatIsDue();

        assertThat(messageIds()).hasSize(2 * HANDOFFS).doesNotHaveDuplicates();
        assertThat(numbers).allSatisfy(number -> assertThat(handoffs.events(number))
                .extracting(entry -> entry.event().code())
                .containsExactly("drafted", "sent", "reminded"));
        assertThat(story.mailTo(POLICE_MAIL))
                .as("both nodes were at work")
                .anyMatch(mail -> header(mail, "From").contains(SECOND_SENDER))
                .anyMatch(mail -> !header(mail, "From").contains(SECOND_SENDER));
    }

    /** As when a job outlives its lock on one node and the other takes it up. */
    @Test
    void aJobThatRunsOnBothNodesAtOnceSendsOneLetter() throws Exception {
        for (int round = 1; round <= 3; round++) {
            opensWithoutRunning("R01", "emergency_phone", "red", POLICE);
            String job = management()
                    .createJobQuery()
                    .processInstanceId(story.instance(handoffNo).getId())
                    .executable()
                    .singleResult()
                    .getId();
            atOnce(() -> runs(engine, job), () -> runs(secondEngine(), job));

            assertThat(messageIds()).hasSize(round);
            assertThat(events()).containsExactly("drafted", "sent");
            assertThat(handoff().sentRound()).isEqualTo(1);
        }
    }

    @Test
    void aSecondClickOnSignSignsNothing() throws Exception {
        for (int round = 1; round <= 3; round++) {
            opens("R01", "formal_transfer", "yellow", POLICE);
            checks();
            String task = story.waiting(handoffNo, "UserTask_SignLetter").getId();
            List<Boolean> signed = atOnce(() -> submits(engine, task), () -> submits(secondEngine(), task));
            story.runJobs();

            assertThat(signed).containsExactlyInAnyOrder(true, false);
            assertThat(messageIds()).hasSize(round);
            assertThat(events()).containsExactly("drafted", "signed", "sent");
            assertThat(handoff().state()).isEqualTo(HandoffState.SENT);
        }
    }

    private static boolean runs(ProcessEngine node, String job) {
        try {
            node.getManagementService().executeJob(job);
            return true;
        } catch (OptimisticLockingException | NullValueException overtaken) {
            return false;
        }
    }

    /** False when the other click was first, however the engine noticed: nothing of this one was stored. */
    private static boolean submits(ProcessEngine node, String task) {
        node.getIdentityService().setAuthentication("hantai-signatory", List.of("signatory"), List.of("610702"));
        try {
            node.getFormService().submitTaskForm(task, form().putValue("signingDecision", "sign"));
            return true;
        } catch (ProcessEngineException | IllegalArgumentException overtaken) {
            return false;
        } finally {
            node.getIdentityService().clearAuthentication();
        }
    }

    private static List<Boolean> atOnce(Callable<Boolean> one, Callable<Boolean> other) throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService clicks = Executors.newFixedThreadPool(2);
        try {
            List<Boolean> done = new ArrayList<>();
            for (Future<Boolean> click : clicks.invokeAll(Stream.of(one, other)
                    .<Callable<Boolean>>map(click -> () -> {
                        together.await();
                        return click.call();
                    })
                    .toList())) {
                done.add(click.get());
            }
            return done;
        } finally {
            clicks.shutdownNow();
        }
    }

    private void bothNodesRunWhatIsDue() {
        List<JobExecutor> nodes = Stream.of(engine, secondEngine())
                .map(node -> ((ProcessEngineImpl) node)
                        .getProcessEngineConfiguration()
                        .getJobExecutor())
                .toList();
        nodes.forEach(JobExecutor::start);
        try {
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> due().isEmpty());
        } finally {
            nodes.forEach(JobExecutor::shutdown);
        }
    }

    private List<Job> due() {
        return management().createJobQuery().executable().list();
    }

    private static ProcessEngine secondEngine() {
        return Objects.requireNonNull(second).getBean(ProcessEngine.class);
    }

    private ConfigurableApplicationContext startSecond() {
        return new SpringApplicationBuilder(ReferralApplication.class)
                .profiles("demo", "test")
                .initializers(node -> ((GenericApplicationContext) node)
                        .registerBean("movableClock", MovableClock.class, () -> clock, bean -> bean.setPrimary(true)))
                .run(Stream.concat(
                                Stream.of("--server.port=-1", "--lianxin.mail.from=" + SECOND_SENDER),
                                Stream.of(
                                                "spring.datasource.url",
                                                "spring.datasource.username",
                                                "spring.datasource.password",
                                                "spring.mail.host",
                                                "spring.mail.port",
                                                "camunda.bpm.job-execution.enabled",
                                                "lianxin.demo.mailbox",
                                                "lianxin.keys",
                                                "lianxin.create-missing-keys",
                                                "lianxin.erasure-list")
                                        .map(name -> "--" + name + "=" + settings.getProperty(name)))
                        .toArray(String[]::new));
    }
}
