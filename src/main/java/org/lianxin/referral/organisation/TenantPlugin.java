package org.lianxin.referral.organisation;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts {@link TenantOfDistrict} into the engine. */
@Component
class TenantPlugin extends AbstractProcessEnginePlugin {

    private final Federation federation;
    private final ObjectProvider<ReferralDistricts> referrals;

    TenantPlugin(Federation federation, ObjectProvider<ReferralDistricts> referrals) {
        this.federation = federation;
        this.referrals = referrals;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setTenantIdProvider(new TenantOfDistrict(
                federation, referralNo -> referrals.getObject().districtOf(referralNo)));
    }
}
