package org.lianxin.referral.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.management.ActivityStatistics;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.lianxin.referral.modeling.FolderDeployment;
import org.lianxin.referral.modeling.ModelCheck;
import org.lianxin.referral.modeling.ModelFinding;
import org.lianxin.referral.modeling.Severity;
import org.lianxin.referral.organisation.SignedIn;
import org.springframework.stereotype.Component;

/** What an administrator should look at in what is live: rules of today, the folders, and where open cases stand. */
@Component
class LiveFindings {

    private final ModelCheck check;
    private final FolderDeployment folders;
    private final RepositoryService repository;
    private final ManagementService management;
    private final SignedIn signedIn;

    LiveFindings(
            ModelCheck check,
            FolderDeployment folders,
            RepositoryService repository,
            ManagementService management,
            SignedIn signedIn) {
        this.check = check;
        this.folders = folders;
        this.repository = repository;
        this.management = management;
        this.signedIn = signedIn;
    }

    List<ModelFinding> all() {
        List<ModelFinding> findings = new ArrayList<>(check.checkLive());
        folders.leftAlone().stream()
                .map(file -> new ModelFinding(
                        "folder", Severity.WARNING, "文件夹里的与在用的不同：在用的是管理员部署的，启动时没有替换。要用文件夹里的，请在这里部署。", file, null))
                .forEach(findings::add);
        findings.addAll(signedIn.setAside(this::lostSteps));
        return findings;
    }

    /** Steps at which open cases of older versions wait, and which the newest version no longer has: no plan moves them by itself. */
    private List<ModelFinding> lostSteps() {
        return repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .flatMap(this::lostSteps)
                .toList();
    }

    private Stream<ModelFinding> lostSteps(ProcessDefinition newest) {
        BpmnModelInstance model = repository.getBpmnModelInstance(newest.getId());
        Map<String, Integer> waiting =
                repository.createProcessDefinitionQuery().processDefinitionKey(newest.getKey()).list().stream()
                        .filter(each -> each.getVersion() < newest.getVersion())
                        .flatMap(older -> management.createActivityStatisticsQuery(older.getId()).list().stream())
                        .collect(Collectors.groupingBy(
                                step -> step.getId().replaceFirst("#.*", ""),
                                Collectors.summingInt(ActivityStatistics::getInstances)));
        return waiting.entrySet().stream()
                .filter(step -> model.getModelElementById(step.getKey()) == null)
                .map(step -> new ModelFinding(
                        "open-cases",
                        Severity.WARNING,
                        "有 %d 件在办件停在这一步，新版里没有它了。请到 /modeling/migration 指定它们去哪一步。".formatted(step.getValue()),
                        newest.getResourceName(),
                        step.getKey()));
    }
}
