package org.lianxin.referral.workbench;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.lianxin.referral.organisation.SignedIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves open cases to another version, each in a transaction of its own: it moves and that is written down, or it stays
 * as it was. The engine's batches would do the first, but forget a finished batch below history level full (ADR 32).
 */
@Component
class CaseMoves {

    private static final Logger LOG = LoggerFactory.getLogger(CaseMoves.class);

    private final MigrationRows rows;
    private final MigrationPlans plans;
    private final DiagramSteps diagrams;
    private final RuntimeService runtime;
    private final SignedIn signedIn;
    private final Clock clock;
    private final TransactionTemplate transaction;

    CaseMoves(
            MigrationRows rows,
            MigrationPlans plans,
            DiagramSteps diagrams,
            RuntimeService runtime,
            SignedIn signedIn,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.plans = plans;
        this.diagrams = diagrams;
        this.runtime = runtime;
        this.signedIn = signedIn;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Her page shows numbers and steps only, so the engine's rights to instances, which bring more, are not needed. */
    List<OpenCase> open(String definition) {
        return signedIn.setAside(
                () -> runtime.createProcessInstanceQuery().processDefinitionId(definition).list().stream()
                        .map(OpenCase::of)
                        .toList());
    }

    /**
     * What would become of open cases. Each is moved in earnest, and that is undone at once.
     *
     * @param longest no more cases are tried after this time, because somebody waits for the page
     */
    List<TriedCase> tryOut(MigrationPlan plan, Duration longest) {
        String from = plan.getSourceProcessDefinitionId();
        Map<String, Step> steps = diagrams.of(from);
        MigrationSentences sentences = plans.sentences(from, plan.getTargetProcessDefinitionId());
        Instant end = clock.instant().plus(longest);
        return open(from).stream()
                .takeWhile(each -> clock.instant().isBefore(end))
                .map(each -> signedIn.setAside(() ->
                        new TriedCase(each.number(), place(each.instance(), steps), refusal(plan, each, sentences))))
                .toList();
    }

    private String refusal(MigrationPlan plan, OpenCase each, MigrationSentences sentences) {
        try {
            transaction.executeWithoutResult(status -> {
                move(plan, each.instance());
                status.setRollbackOnly();
            });
            return "";
        } catch (RuntimeException refused) {
            return sentences.of(refused);
        }
    }

    /** Empty if the case ended meanwhile. */
    private String place(String instance, Map<String, Step> steps) {
        return Optional.ofNullable(runtime.getActivityInstance(instance)).stream()
                .flatMap(CaseMoves::leaves)
                .map(id -> DiagramSteps.nameIn(steps, id))
                .distinct()
                .collect(Collectors.joining("、"));
    }

    private static Stream<String> leaves(ActivityInstance at) {
        if (at.getChildActivityInstances().length + at.getChildTransitionInstances().length == 0) {
            return Stream.of(at.getActivityId());
        }
        return Stream.concat(
                Stream.of(at.getChildActivityInstances()).flatMap(CaseMoves::leaves),
                Stream.of(at.getChildTransitionInstances()).map(TransitionInstance::getActivityId));
    }

    /** On each node, so that what one that stopped has left is taken up by another. */
    @Scheduled(initialDelay = 5_000, fixedDelay = 5_000)
    void takeUp() {
        rows.running().forEach(this::work);
    }

    private void work(Migration migration) {
        Map<String, String> mapping = rows.mapping(migration.no());
        Optional<String> next = rows.next(migration.no());
        while (next.isPresent()) {
            move(migration, mapping, next.get());
            next = rows.next(migration.no());
        }
    }

    private void move(Migration migration, Map<String, String> mapping, String instance) {
        try {
            MigrationPlan plan = plans.plan(migration.from(), migration.to(), mapping);
            transaction.executeWithoutResult(status -> {
                boolean there = isIn(migration.from(), instance);
                if (rows.settle(migration.no(), instance, there ? Outcome.MOVED : Outcome.GONE, "") && there) {
                    move(plan, instance);
                }
            });
        } catch (RuntimeException refused) {
            // No message: an engine's error may quote what is in the case.
            LOG.warn(
                    "Migration {}: process instance {} stays, {}",
                    migration.no(),
                    instance,
                    refused.getClass().getSimpleName());
            rows.settle(
                    migration.no(),
                    instance,
                    Outcome.STAYED,
                    plans.sentences(migration.from(), migration.to()).of(refused));
        }
    }

    private boolean isIn(String definition, String instance) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .processDefinitionId(definition)
                        .count()
                == 1;
    }

    private void move(MigrationPlan plan, String instance) {
        runtime.newMigration(plan).processInstanceIds(instance).execute();
    }
}
