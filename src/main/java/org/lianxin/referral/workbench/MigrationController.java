package org.lianxin.referral.workbench;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lianxin.referral.organisation.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Open cases follow a diagram to another version. Numbers and names of steps are shown, never what is in a case. */
@Controller
@RequestMapping("/modeling/migration")
class MigrationController {

    /** Begins the name of a field that says what becomes of a step. */
    private static final String FIELD = "step.";

    /** Somebody waits for the dry run; what it did not come to is said on the page. */
    private static final Duration LONGEST_DRY_RUN = Duration.ofSeconds(20);

    private final ModelVersions versions;
    private final MigrationPlans plans;
    private final CaseMoves moves;
    private final MigrationRows rows;
    private final SignedIn signedIn;

    MigrationController(
            ModelVersions versions, MigrationPlans plans, CaseMoves moves, MigrationRows rows, SignedIn signedIn) {
        this.versions = versions;
        this.plans = plans;
        this.moves = moves;
        this.rows = rows;
        this.signedIn = signedIn;
    }

    /** The diagrams that have more than one version and open cases, and what was migrated before. */
    @GetMapping
    String overview(Model page) {
        Map<String, List<ModelVersion>> movable = new LinkedHashMap<>(versions.all());
        movable.values().removeIf(all -> all.size() < 2 || all.stream().allMatch(version -> version.open() == 0));
        page.addAttribute("files", movable);
        page.addAttribute("migrations", rows.all());
        return "modeling/migration";
    }

    @GetMapping("/plan")
    String plan(@RequestParam String from, @RequestParam String to, Model page) {
        ModelVersion older = find(from);
        ModelVersion newer = newer(older, to);
        return show(older, newer, plans.proposal(from, to), page);
    }

    @PostMapping("/dry-run")
    String dryRun(@RequestParam Map<String, String> form, Model page) {
        ModelVersion older = find(form.getOrDefault("from", ""));
        ModelVersion newer = newer(older, form.getOrDefault("to", ""));
        Map<String, String> mapping = mapping(form);
        List<String> problems = plans.problems(older.definition(), newer.definition(), mapping);
        if (problems.isEmpty()) {
            List<TriedCase> tried =
                    moves.tryOut(plans.plan(older.definition(), newer.definition(), mapping), LONGEST_DRY_RUN);
            page.addAttribute("tried", tried);
            page.addAttribute(
                    "movable",
                    tried.stream().filter(each -> each.reason().isEmpty()).count());
            page.addAttribute("mapping", mapping);
        } else {
            page.addAttribute("problems", problems);
        }
        return show(older, newer, mapping, page);
    }

    @PostMapping("/start")
    String start(@RequestParam Map<String, String> form) {
        ModelVersion older = find(form.getOrDefault("from", ""));
        ModelVersion newer = newer(older, form.getOrDefault("to", ""));
        Map<String, String> mapping = mapping(form);
        if (!plans.problems(older.definition(), newer.definition(), mapping).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        long no = rows.insert(older, newer, mapping, moves.open(older.definition()), signedIn.userId());
        return "redirect:/modeling/migration/" + no;
    }

    @GetMapping("/{no:\\d{1,18}}")
    String report(@PathVariable long no, Model page) {
        Migration migration = rows.find(no).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        List<MigrationCase> cases = rows.cases(no);
        Map<Outcome, Long> counts = cases.stream()
                .collect(Collectors.groupingBy(
                        MigrationCase::outcome, () -> new EnumMap<>(Outcome.class), Collectors.counting()));
        long waiting = counts.getOrDefault(Outcome.WAITING, 0L);
        page.addAttribute("migration", migration);
        page.addAttribute("cases", cases);
        page.addAttribute("counts", counts);
        page.addAttribute("settled", cases.size() - waiting);
        page.addAttribute("running", waiting > 0 && !migration.paused());
        return "modeling/migration-report";
    }

    @PostMapping("/{no:\\d{1,18}}/pause")
    String pause(@PathVariable long no) {
        rows.setPaused(no, true);
        return "redirect:/modeling/migration/{no}";
    }

    @PostMapping("/{no:\\d{1,18}}/resume")
    String resume(@PathVariable long no) {
        rows.setPaused(no, false);
        return "redirect:/modeling/migration/{no}";
    }

    private String show(ModelVersion older, ModelVersion newer, Map<String, String> mapping, Model page) {
        page.addAttribute("from", older);
        page.addAttribute("to", newer);
        page.addAttribute(
                "steps",
                plans.mapped(older.definition(), newer.definition(), mapping).stream()
                        .collect(Collectors.partitioningBy(MappedStep::asks)));
        return "modeling/migration-plan";
    }

    private static Map<String, String> mapping(Map<String, String> form) {
        Map<String, String> mapping = new LinkedHashMap<>();
        form.forEach((field, target) -> {
            if (field.startsWith(FIELD) && !target.isEmpty()) {
                mapping.put(field.substring(FIELD.length()), target);
            }
        });
        return mapping;
    }

    private ModelVersion newer(ModelVersion older, String definition) {
        ModelVersion found = find(definition);
        if (!found.file().equals(older.file()) || found.equals(older)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return found;
    }

    private ModelVersion find(String definition) {
        return versions.all().values().stream()
                .flatMap(List::stream)
                .filter(version -> !definition.isEmpty() && version.definition().equals(definition))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
