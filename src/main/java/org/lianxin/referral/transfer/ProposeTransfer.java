package org.lianxin.referral.transfer;

import static org.lianxin.referral.register.ReferralVariables.TRANSFER_TO;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianxin.referral.modeling.EntryRefusedException;
import org.lianxin.referral.register.OpenMatters;
import org.lianxin.referral.register.ReferralVariables;
import org.springframework.stereotype.Component;

/** Asks another county to take the referral: starts process {@code transfer} in the tenant of that county. */
@Component
class ProposeTransfer implements JavaDelegate {

    private final OpenMatters openMatters;
    private final TransferRequests requests;

    ProposeTransfer(OpenMatters openMatters, TransferRequests requests) {
        this.openMatters = openMatters;
        this.requests = requests;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (TRANSFER_TO.get(execution).equals(ReferralVariables.DISTRICT.get(execution))) {
            throw new EntryRefusedException("〔移交到〕件就在这个区县，不能移交给自己。请选另一个区县，或选“在本区县办理”。");
        }
        openMatters.refuseIfAny(execution, "移交属地");
        requests.propose(execution);
    }
}
