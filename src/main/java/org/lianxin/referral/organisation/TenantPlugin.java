package org.lianxin.referral.organisation;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Puts {@link TenantOfDistrict} into the engine. */
@Component
class TenantPlugin extends AbstractProcessEnginePlugin {

    private final Federation federation;

    TenantPlugin(Federation federation) {
        this.federation = federation;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setTenantIdProvider(new TenantOfDistrict(federation));
    }
}
