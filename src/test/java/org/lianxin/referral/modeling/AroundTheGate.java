package org.lianxin.referral.modeling;

import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.ServiceImpl;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;

/**
 * Deploys small diagrams of tests, which have no picture, no form and no due date, as if they had got into the database by
 * another way. The program itself has no such door, so a test takes the gate out of its hinges for a moment.
 */
public final class AroundTheGate {

    private AroundTheGate() {}

    public static Deployment deploy(RepositoryService repository, DeploymentBuilder files) {
        return ((ServiceImpl) repository).getCommandExecutor().execute(engine -> deploy(engine, files));
    }

    private static Deployment deploy(CommandContext engine, DeploymentBuilder files) {
        List<Deployer> all = engine.getProcessEngineConfiguration().getDeployers();
        DeploymentCache deployments = engine.getProcessEngineConfiguration().getDeploymentCache();
        deployments.setDeployers(all.stream()
                .filter(deployer -> !(deployer instanceof DeploymentGate))
                .toList());
        try {
            return new DeployCmd((DeploymentBuilderImpl) files).execute(engine);
        } finally {
            deployments.setDeployers(all);
        }
    }
}
