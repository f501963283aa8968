package org.lianxin.referral.workbench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.lianxin.referral.modeling.ModelCheck;
import org.lianxin.referral.modeling.ModelFinding;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** Draft diagrams tried with a sample case before they are deployed: which way it would go. Nothing is stored or run. */
@Controller
@RequestMapping("/modeling/simulate/path")
class TrialController {

    private final ModelVersions versions;
    private final ModelCheck check;
    private final SampleCases samples;

    TrialController(ModelVersions versions, ModelCheck check, SampleCases samples) {
        this.versions = versions;
        this.check = check;
        this.samples = samples;
    }

    @GetMapping
    String form(Model page) {
        page.addAttribute("diagrams", diagrams().toList());
        page.addAttribute("samples", samples.all());
        return "modeling/path";
    }

    /**
     * Tries one diagram, uploaded or chosen, with the tables that came with it.
     *
     * @param version deployment and file of a version, joined by a slash; empty for none
     * @param sample the id of a case
     */
    @PostMapping
    String walk(
            @RequestParam(required = false) Optional<List<MultipartFile>> files,
            @RequestParam(defaultValue = "") String version,
            @RequestParam("case") String sample,
            Model page) {
        SampleCase chosen = samples.all().stream()
                .filter(each -> each.id().equals(sample))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        Map<String, byte[]> drafts = new TreeMap<>(UploadedFiles.contents(files.orElse(List.of())));
        diagrams()
                .filter(each -> (each.deployment() + "/" + each.file()).equals(version))
                .forEach(each -> drafts.putIfAbsent(each.file(), versions.content(each)));
        page.addAttribute("sample", chosen);
        List<String> problems = problems(drafts);
        if (problems.isEmpty()) {
            walk(chosen, drafts, page);
        } else {
            page.addAttribute("refused", problems);
        }
        return form(page);
    }

    private void walk(SampleCase sample, Map<String, byte[]> drafts, Model page) {
        Map.Entry<String, byte[]> diagram =
                of(ModelKind.DIAGRAM, drafts).entrySet().iterator().next();
        DraftTables live = DraftTables.of(versions.liveTables());
        DraftTables tables = live.with(of(ModelKind.TABLE, drafts).values());
        try {
            Map<String, CasePath> ways = new CasePaths(tables, sample).through(diagram.getValue());
            page.addAttribute("ways", ways);
            versions.of(diagram.getKey()).stream()
                    .findFirst()
                    .map(versions::content)
                    .map(new CasePaths(live, sample)::through)
                    .ifPresent(before -> page.addAttribute("changes", changes(before, ways)));
        } catch (DmnEngineException contradiction) {
            page.addAttribute("refused", List.of("决策表在这个样例上算不出：多行同时符合，或缺少条件。"));
            return;
        }
        page.addAttribute("file", diagram.getKey());
        page.addAttribute("xml", new String(diagram.getValue(), UTF_8));
    }

    /** What the diagram in effect does not pass (＋), or only it (－). */
    private static List<String> changes(Map<String, CasePath> before, Map<String, CasePath> after) {
        return Stream.concat(
                        lacking(after, before).map(name -> "＋ " + name),
                        lacking(before, after).map(name -> "－ " + name))
                .toList();
    }

    private static Stream<String> lacking(Map<String, CasePath> ways, Map<String, CasePath> others) {
        var known =
                others.values().stream().flatMap(way -> way.nodes().stream()).collect(Collectors.toSet());
        return ways.values().stream()
                .flatMap(way -> way.named().stream())
                .filter(step -> !known.contains(step.id()))
                .map(PassedStep::name)
                .distinct();
    }

    private List<String> problems(Map<String, byte[]> drafts) {
        if (of(ModelKind.DIAGRAM, drafts).size() != 1) {
            return List.of("请选一张流程图：上传一个 .bpmn 文件（可以连同它的 .dmn 和 .form），或选一个版本。");
        }
        return check.check(drafts).stream().map(ModelFinding::line).toList();
    }

    private static Map<String, byte[]> of(ModelKind kind, Map<String, byte[]> files) {
        return files.entrySet().stream()
                .filter(file -> ModelKind.of(file.getKey()).filter(kind::equals).isPresent())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Stream<ModelVersion> diagrams() {
        return versions.all().values().stream().flatMap(List::stream).filter(each -> each.kind() == ModelKind.DIAGRAM);
    }
}
