package org.lianxin.referral.intake;

import static org.lianxin.referral.register.ReferralVariables.*;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.lianxin.referral.modeling.EntryRefusedException;
import org.lianxin.referral.register.OpenMatters;
import org.lianxin.referral.register.ReferralRegister;
import org.lianxin.referral.register.ReferralState;
import org.springframework.stereotype.Component;

/** Ends a duplicate in the register and hands what it brought to the referral that goes on. */
@Component
class MergeReferral implements JavaDelegate {

    private final ReferralRegister register;
    private final OpenMatters openMatters;

    MergeReferral(ReferralRegister register, OpenMatters openMatters) {
        this.register = register;
        this.openMatters = openMatters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String referralNo = REFERRAL_NO.get(execution);
        String into = MERGE_INTO.get(execution);
        boolean open = register.find(into)
                .filter(row -> row.state() == ReferralState.OPEN)
                .isPresent();
        if (!open || !DuplicateSearch.isListed(execution, into)) {
            throw new EntryRefusedException("〔原件编号〕" + into + " 不是上面表里在办的件，不能并入。请照“编号”一栏填写；原件已结案的，选“重新办理并关联原件”。");
        }
        openMatters.refuseIfAny(execution, "并入");
        register.merge(referralNo, into);
        SpinJsonNode news = Spin.JSON(
                Map.of("fromReferral", referralNo, "by", "重复来件 " + referralNo, "at", RECEIVED_AT.get(execution)));
        INCIDENT.find(execution).ifPresent(incident -> {
            news.prop("incident", incident);
            if (incident.hasProp("narrative")) {
                news.prop("text", incident.prop("narrative").stringValue());
            }
        });
        FACTS.find(execution).ifPresent(facts -> news.prop("facts", facts));
        SAFETY.find(execution).ifPresent(safety -> news.prop("safety", safety));
        execution
                .getProcessEngineServices()
                .getRuntimeService()
                .createMessageCorrelation("Msg_NewInformation")
                .processInstanceBusinessKey(into)
                .setVariableToTriggeredScope(NEW_INFORMATION.name(), news)
                .correlate();
    }
}
