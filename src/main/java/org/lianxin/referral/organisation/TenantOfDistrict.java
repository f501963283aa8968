package org.lianxin.referral.organisation;

import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.jspecify.annotations.Nullable;
import org.lianxin.referral.modeling.EntryRefusedException;

/**
 * Gives an instance of a shared definition the tenant of its district, or that of the referral it is about, so that a county sees its own matters only. A
 * called instance belongs to where it was called from.
 */
class TenantOfDistrict implements TenantIdProvider {

    private final Federation federation;
    private final Function<String, Optional<String>> districtOfReferral;

    TenantOfDistrict(Federation federation, Function<String, Optional<String>> districtOfReferral) {
        this.federation = federation;
        this.districtOfReferral = districtOfReferral;
    }

    /** Null, which is nobody's tenant, only for a process that knows no district. */
    @Override
    public @Nullable String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
        @Nullable DelegateExecution caller = context.getSuperExecution();
        if (caller != null) {
            return caller.getTenantId();
        }
        @Nullable Object district = context.getVariables().get("district");
        if (district != null) {
            return tenant(district.toString());
        }
        @Nullable Object referralNo = context.getVariables().get("referralNo");
        return referralNo == null
                ? null
                : districtOfReferral.apply(referralNo.toString()).orElse(null);
    }

    /** The district is what a person entered, so she is told as by any other field of the form. */
    private String tenant(String district) {
        if (!federation.serves(district)) {
            throw new EntryRefusedException(
                    "〔区县〕" + new UnknownDistrictException(district, federation.offices()).getMessage());
        }
        return district;
    }

    @Override
    public @Nullable String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
        return null;
    }

    @Override
    public @Nullable String provideTenantIdForHistoricDecisionInstance(
            TenantIdProviderHistoricDecisionInstanceContext context) {
        @Nullable DelegateExecution execution = context.getExecution();
        return execution == null ? null : execution.getTenantId();
    }
}
