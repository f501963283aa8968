package org.lianxin.referral.workbench;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Has every deployment logged, whichever way it came. */
@Component
final class DeploymentLogPlugin extends AbstractProcessEnginePlugin {

    private final Supplier<DeploymentLog> log;
    private final Supplier<Clock> clock;

    DeploymentLogPlugin(ObjectProvider<DeploymentLog> log, ObjectProvider<Clock> clock) {
        this.log = log::getObject;
        this.clock = clock::getObject;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<Deployer> deployers = new ArrayList<>(
                Optional.ofNullable(engine.getCustomPostDeployers()).orElse(List.of()));
        deployers.add(new RemarkedDeployer(log, clock));
        engine.setCustomPostDeployers(deployers);
    }
}
