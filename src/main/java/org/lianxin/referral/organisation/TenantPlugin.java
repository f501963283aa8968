package org.lianxin.referral.organisation;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.lianxin.referral.register.ReferralRegister;
import org.lianxin.referral.register.RegisterEntry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts {@link TenantOfDistrict} into the engine. */
@Component
class TenantPlugin extends AbstractProcessEnginePlugin {

    private final Federation federation;
    private final ObjectProvider<ReferralRegister> register;

    TenantPlugin(Federation federation, ObjectProvider<ReferralRegister> register) {
        this.federation = federation;
        this.register = register;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setTenantIdProvider(new TenantOfDistrict(
                federation, referralNo -> register.getObject().find(referralNo).map(RegisterEntry::district)));
    }
}
