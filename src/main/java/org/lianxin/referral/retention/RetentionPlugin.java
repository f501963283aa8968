package org.lianxin.referral.retention;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts {@link RemovalTimes} into the engine. */
@Component
class RetentionPlugin extends AbstractProcessEnginePlugin {

    private final Supplier<Retention> retention;

    RetentionPlugin(ObjectProvider<Retention> retention) {
        this.retention = retention::getObject;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setHistoryRemovalTimeProvider(new RemovalTimes(retention));
    }
}
