package org.lianxin.referral.workbench;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.lianxin.referral.modeling.ModelCheck;
import org.lianxin.referral.modeling.ModelFinding;
import org.springframework.stereotype.Component;

/** Puts files into effect on the same path as Camunda Modeler: the engine's deployment, with all that is checked there. */
@Component
class Deployments {

    private static final String SOURCE = "/modeling";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,80}");

    private final RepositoryService repository;
    private final ModelVersions versions;
    private final ModelCheck check;

    Deployments(RepositoryService repository, ModelVersions versions, ModelCheck check) {
        this.repository = repository;
        this.versions = versions;
        this.check = check;
    }

    /**
     * Deploys the files together with what belongs to them: the forms of a diagram, and the diagrams that show a form.
     *
     * @return what is wrong, in sentences for the administrator; nothing was stored then. Empty if all is in effect
     */
    List<String> deploy(Map<String, byte[]> files, String remark) {
        List<String> problems = problems(files.keySet(), remark);
        if (problems.isEmpty()) {
            problems = check.check(files).stream().map(ModelFinding::line).toList();
        }
        return problems.isEmpty() ? deployChecked(files, remark) : problems;
    }

    /** Puts an earlier version into effect as a new one: a diagram with the forms it had. */
    List<String> rollBack(ModelVersion version, String remark) {
        Map<String, byte[]> files = new TreeMap<>(Map.of(version.file(), versions.content(version)));
        if (version.kind() == ModelKind.DIAGRAM) {
            Set<String> forms = FormUse.in(versions.content(version));
            versions.all().values().stream()
                    .flatMap(List::stream)
                    .filter(form ->
                            forms.contains(form.file()) && form.deployment().equals(version.deployment()))
                    .forEach(form -> files.put(form.file(), versions.content(form)));
        }
        return deploy(files, remark);
    }

    private static List<String> problems(Set<String> files, String remark) {
        Stream<String> noFile = files.isEmpty() ? Stream.of("没有选文件。请选择 .bpmn、.dmn 或 .form 文件。") : Stream.empty();
        Stream<String> noRemark = remark.isBlank() ? Stream.of("没有写说明。请写明改了什么、为什么改。") : Stream.empty();
        Stream<String> badNames = files.stream()
                .filter(file ->
                        !NAME.matcher(file).matches() || ModelKind.of(file).isEmpty())
                .map(file -> "文件“" + file + "”不能部署。请用英文字母、数字和连字符作文件名，以 .bpmn、.dmn 或 .form 结尾。");
        return Stream.of(noFile, badNames, noRemark).flatMap(each -> each).toList();
    }

    private List<String> deployChecked(Map<String, byte[]> files, String remark) {
        try {
            DeploymentBuilder deployment =
                    repository.createDeployment().name(remark.strip()).source(SOURCE);
            together(files)
                    .forEach((name, content) -> deployment.addInputStream(name, new ByteArrayInputStream(content)));
            deployment.deploy();
            return List.of();
        } catch (ProcessEngineException refused) {
            return List.of(String.valueOf(refused.getMessage()).split("\\R"));
        }
    }

    private Map<String, byte[]> together(Map<String, byte[]> files) {
        Map<String, byte[]> all = new TreeMap<>(files);
        Map<String, byte[]> live = versions.live();
        live.forEach((file, content) -> {
            if (ModelKind.of(file).filter(ModelKind.DIAGRAM::equals).isPresent()
                    && FormUse.in(content).stream().anyMatch(files::containsKey)) {
                all.putIfAbsent(file, content);
            }
        });
        List.copyOf(all.entrySet()).stream()
                .filter(file -> ModelKind.of(file.getKey())
                        .filter(ModelKind.DIAGRAM::equals)
                        .isPresent())
                .flatMap(diagram -> FormUse.in(diagram.getValue()).stream())
                .filter(live::containsKey)
                .forEach(form -> all.putIfAbsent(form, live.get(form)));
        return all;
    }
}
