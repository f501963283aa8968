package org.lianxin.referral.modeling;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.repository.ResourceTypes;
import org.lianxin.referral.modeling.rules.Admission;

/**
 * Lets nothing into effect that breaks a rule, and has a diagram sent alone bring the forms and tables it is bound to
 * (ADR 31). It comes before the engine reads the files and within its transaction, so of what is refused nothing is stored.
 */
final class DeploymentGate implements Deployer {

    private final Supplier<ModelCheck> check;

    DeploymentGate(Supplier<ModelCheck> check) {
        this.check = check;
    }

    /**
     * Asked also when a definition is read again after a restart: that is no deployment, and running cases go on.
     *
     * @throws ModelRefusedException if a rule is broken, with all findings
     */
    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        Map<String, byte[]> files = new TreeMap<>();
        deployment.getResources().forEach((name, resource) -> files.put(name, resource.getBytes()));
        Admission admission = check.get().admit(files);
        List<ModelFinding> errors = admission.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            throw new ModelRefusedException(errors);
        }
        admission.companions().forEach((name, content) -> add(name, content, deployment));
    }

    private static void add(String name, byte[] content, DeploymentEntity deployment) {
        ResourceEntity resource = new ResourceEntity();
        resource.setName(name);
        resource.setBytes(content);
        resource.setDeploymentId(deployment.getId());
        resource.setType(ResourceTypes.REPOSITORY.getValue());
        resource.setCreateTime(deployment.getDeploymentTime());
        deployment.addResource(resource);
        Context.getCommandContext().getResourceManager().insertResource(resource);
    }
}
