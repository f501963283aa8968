package org.lianxin.referral.modeling;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Has every deployment checked, completed and logged, whichever way it came. */
@Component
final class DeploymentPlugin extends AbstractProcessEnginePlugin {

    private final Supplier<ModelCheck> check;
    private final Supplier<DeploymentLog> log;
    private final Supplier<Clock> clock;

    DeploymentPlugin(ObjectProvider<ModelCheck> check, ObjectProvider<DeploymentLog> log, ObjectProvider<Clock> clock) {
        this.check = check::getObject;
        this.log = log::getObject;
        this.clock = clock::getObject;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomPreDeployers(with(engine.getCustomPreDeployers(), new DeploymentGate(check)));
        engine.setCustomPostDeployers(with(engine.getCustomPostDeployers(), new RemarkedDeployer(log, clock)));
    }

    private static List<Deployer> with(@Nullable List<Deployer> before, Deployer one) {
        List<Deployer> all = new ArrayList<>(Optional.ofNullable(before).orElse(List.of()));
        all.add(one);
        return all;
    }
}
