package org.lianxin.referral.workbench;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.management.ActivityStatistics;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationInstructionBuilder;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.lianxin.referral.organisation.SignedIn;
import org.springframework.stereotype.Component;

/** Which step of a version becomes which of another: as the engine proposes it, and as an administrator changed it. */
@Component
class MigrationPlans {

    private final RuntimeService runtime;
    private final ManagementService management;
    private final DiagramSteps diagrams;
    private final SignedIn signedIn;

    MigrationPlans(RuntimeService runtime, ManagementService management, DiagramSteps diagrams, SignedIn signedIn) {
        this.runtime = runtime;
        this.management = management;
        this.diagrams = diagrams;
        this.signedIn = signedIn;
    }

    /** The engine maps what is equal: same id, same kind, in the same sub-process. */
    Map<String, String> proposal(String from, String to) {
        return runtime.createMigrationPlan(from, to).mapEqualActivities().build().getInstructions().stream()
                .collect(Collectors.toMap(
                        MigrationInstruction::getSourceActivityId,
                        MigrationInstruction::getTargetActivityId,
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    /** The steps of the older version that matter, those first where cases stand. */
    List<MappedStep> mapped(String from, String to, Map<String, String> mapping) {
        Map<String, Step> newer = diagrams.of(to);
        Map<String, Long> open = standing(from);
        return diagrams.of(from).values().stream()
                .map(step -> new MappedStep(
                        step,
                        open.getOrDefault(step.id(), 0L),
                        mapping.getOrDefault(step.id(), ""),
                        DiagramSteps.alike(step, newer)))
                .filter(step -> step.open() > 0
                        || !step.target().isEmpty()
                        || step.step().holdsCases())
                .sorted(Comparator.comparing((MappedStep step) -> step.open() == 0))
                .toList();
    }

    private Map<String, Long> standing(String definition) {
        return signedIn.setAside(() -> management.createActivityStatisticsQuery(definition).list().stream()
                .collect(Collectors.toMap(ActivityStatistics::getId, each -> (long) each.getInstances())));
    }

    /** What is wrong with the mapping, in sentences; empty if it can be a plan. */
    List<String> problems(String from, String to, Map<String, String> mapping) {
        try {
            plan(from, to, mapping);
            return List.of();
        } catch (MigrationPlanValidationException refused) {
            return sentences(from, to).of(refused);
        }
    }

    /** Throws {@link MigrationPlanValidationException} when steps do not fit. Names of steps that do not exist are left out. */
    MigrationPlan plan(String from, String to, Map<String, String> mapping) {
        Map<String, Step> older = diagrams.of(from);
        Map<String, Step> newer = diagrams.of(to);
        MigrationPlanBuilder plan = runtime.createMigrationPlan(from, to);
        mapping.forEach((source, target) -> {
            if (older.containsKey(source) && newer.containsKey(target)) {
                MigrationInstructionBuilder step = plan.mapActivities(source, target);
                // The engine moves a condition to the newer one or not at all; it counts no term.
                if (kind(older, source).contains("conditional")) {
                    step.updateEventTrigger();
                }
            }
        });
        return plan.build();
    }

    private static String kind(Map<String, Step> steps, String id) {
        return Optional.ofNullable(steps.get(id)).map(Step::kind).orElse("");
    }

    /** Names the steps of both versions; an id in both is of the older. */
    MigrationSentences sentences(String from, String to) {
        Map<String, Step> both = new HashMap<>(diagrams.of(to));
        both.putAll(diagrams.of(from));
        return new MigrationSentences(id -> DiagramSteps.nameIn(both, id));
    }
}
