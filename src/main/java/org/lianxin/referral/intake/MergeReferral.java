package org.lianxin.referral.intake;

import static org.lianxin.referral.register.ReferralVariables.*;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.lianxin.referral.modeling.EntryRefusedException;
import org.lianxin.referral.register.ReferralRegister;
import org.lianxin.referral.register.ReferralState;
import org.springframework.stereotype.Component;

/** Ends a duplicate in the register and hands what it brought to the referral that goes on. */
@Component
class MergeReferral implements JavaDelegate {

    private final ReferralRegister register;

    MergeReferral(ReferralRegister register) {
        this.register = register;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String referralNo = REFERRAL_NO.get(execution);
        String into = MERGE_INTO.get(execution);
        if (register.find(into).filter(row -> row.state() == ReferralState.OPEN).isEmpty() || into.equals(referralNo)) {
            throw new EntryRefusedException("〔并入〕" + into + " 不是在办的件，不能并入。请从上面的表里选一件在办的，或选“作为新件办理”。");
        }
        register.merge(referralNo, into);
        SpinJsonNode news = Spin.JSON(Map.of("fromReferral", referralNo, "receivedAt", RECEIVED_AT.get(execution)));
        INCIDENT.find(execution).ifPresent(incident -> news.prop("incident", incident));
        FACTS.find(execution).ifPresent(facts -> news.prop("facts", facts));
        execution
                .getProcessEngineServices()
                .getRuntimeService()
                .createMessageCorrelation("Msg_NewInformation")
                .processInstanceBusinessKey(into)
                .setVariable(NEW_INFORMATION.name(), news)
                .correlate();
    }
}
