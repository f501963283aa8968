package org.lianxin.referral.workbench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lianxin.referral.modeling.ModelCheck;
import org.lianxin.referral.modeling.ModelFinding;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Draft tables tried on recorded referrals before they are deployed. Only levels, routes and terms are shown. */
@Controller
@RequestMapping("/modeling/simulate")
class SimulationController {

    private final ModelVersions versions;
    private final ModelCheck check;
    private final Simulation simulation;

    SimulationController(ModelVersions versions, ModelCheck check, Simulation simulation) {
        this.versions = versions;
        this.check = check;
        this.simulation = simulation;
    }

    @GetMapping
    String form(Model page) {
        page.addAttribute("earlier", earlier().toList());
        page.addAttribute("most", RecordedCases.MOST);
        return "modeling/simulate";
    }

    /**
     * Tries what was uploaded or chosen.
     *
     * @param version deployment and file of an earlier version, joined by a slash; empty for none
     */
    @PostMapping
    String simulate(
            @RequestParam(required = false) Optional<List<MultipartFile>> files,
            @RequestParam(defaultValue = "") String version,
            Model page) {
        Map<String, byte[]> drafts = new TreeMap<>(UploadedFiles.contents(files.orElse(List.of())));
        earlier()
                .filter(each -> (each.deployment() + "/" + each.file()).equals(version))
                .forEach(each -> drafts.putIfAbsent(each.file(), versions.content(each)));
        List<String> problems = problems(drafts);
        if (problems.isEmpty()) {
            page.addAttribute("drafts", String.join("、", drafts.keySet()));
            page.addAttribute("result", simulation.run(drafts));
        } else {
            page.addAttribute("refused", problems);
        }
        return form(page);
    }

    private List<String> problems(Map<String, byte[]> drafts) {
        if (drafts.isEmpty()) {
            return List.of("没有选表。请上传 .dmn 文件，或选一个旧版。");
        }
        if (!drafts.keySet().stream()
                .allMatch(file ->
                        ModelKind.of(file).filter(ModelKind.TABLE::equals).isPresent())) {
            return List.of("这里只试决策表。请只选 .dmn 文件。");
        }
        List<String> findings =
                check.check(drafts).stream().map(ModelFinding::line).toList();
        if (findings.isEmpty()
                && DraftTables.decisions(drafts.values()).stream().noneMatch(Assessor.DECISIONS::contains)) {
            return List.of("这张表不影响等级、去向和期限，没有可比的。请选风险筛查、去向、期限或回访的表。");
        }
        return findings;
    }

    private Stream<ModelVersion> earlier() {
        return versions.all().values().stream()
                .flatMap(all -> all.stream().skip(1))
                .filter(each -> each.kind() == ModelKind.TABLE);
    }
}
