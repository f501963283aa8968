package org.lianxin.referral.transfer;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.lianxin.referral.modeling.ProcessVariable;
import org.lianxin.referral.organisation.SignedIn;
import org.lianxin.referral.register.ReferralVariables;
import org.springframework.stereotype.Component;

/** What passes between the process of one county and that of the other. Nobody belongs to both, so no person's rights apply. */
@Component
class TransferRequests {

    private final RuntimeService runtime;
    private final SignedIn signedIn;

    TransferRequests(RuntimeService runtime, SignedIn signedIn) {
        this.runtime = runtime;
        this.signedIn = signedIn;
    }

    void propose(DelegateExecution referral) {
        String referralNo = ReferralVariables.REFERRAL_NO.get(referral);
        VariableMap shown = Variables.createVariables()
                .putValue(TransferVariables.REFERRAL_NO.name(), referralNo)
                .putValue(TransferVariables.SHORT_NO.name(), ReferralVariables.SHORT_NO.get(referral))
                .putValue(TransferVariables.DISTRICT.name(), ReferralVariables.TRANSFER_TO.get(referral))
                .putValue(TransferVariables.FROM_DISTRICT.name(), ReferralVariables.DISTRICT.get(referral))
                .putValue(TransferVariables.MATTER.name(), ReferralVariables.MATTER.get(referral))
                .putValue(TransferVariables.RISK_LEVEL.name(), ReferralVariables.RISK_LEVEL.get(referral));
        signedIn.setAside(() -> runtime.startProcessInstanceByKey("transfer", requestOf(referralNo), shown));
    }

    void takeBack(String referralNo) {
        signedIn.setAside(() -> runtime.createMessageCorrelation("Msg_TransferTakenBack")
                .processInstanceBusinessKey(requestOf(referralNo))
                .correlateWithResult());
    }

    void answer(DelegateExecution transfer) {
        signedIn.setAside(() -> runtime.createMessageCorrelation("Msg_TransferAnswered")
                .processInstanceBusinessKey(TransferVariables.REFERRAL_NO.get(transfer))
                .setVariables(values(transfer, TransferVariables.TRANSFER_ANSWER, TransferVariables.TRANSFER_REPLY))
                .correlateWithResult());
    }

    /** Starts the new referral in the receiving county, with what the old one knows of the case. */
    void handOver(DelegateExecution referral) {
        VariableMap file = values(
                        referral,
                        ReferralVariables.CHANNEL,
                        ReferralVariables.RECEIVED_AT,
                        ReferralVariables.ANONYMOUS,
                        ReferralVariables.MATTER,
                        ReferralVariables.FACTS,
                        ReferralVariables.VICTIM_AGE,
                        ReferralVariables.REPORTER,
                        ReferralVariables.VICTIM,
                        ReferralVariables.RESPONDENT,
                        ReferralVariables.HOUSEHOLD,
                        ReferralVariables.INCIDENT,
                        ReferralVariables.SAFETY,
                        ReferralVariables.CONSENT,
                        ReferralVariables.SCREENING,
                        ReferralVariables.NOTICE)
                .putValue(ReferralVariables.DISTRICT.name(), ReferralVariables.TRANSFER_TO.get(referral))
                .putValue(ReferralVariables.ORIGIN_NO.name(), ReferralVariables.REFERRAL_NO.get(referral));
        signedIn.setAside(() -> runtime.createMessageCorrelation("Msg_TransferAccepted")
                .setVariables(file)
                .correlateStartMessage());
    }

    private static String requestOf(String referralNo) {
        return referralNo + "-T";
    }

    private static VariableMap values(DelegateExecution execution, ProcessVariable<?>... variables) {
        VariableMap values = Variables.createVariables();
        for (ProcessVariable<?> variable : variables) {
            if (execution.hasVariable(variable.name())) {
                values.putValueTyped(variable.name(), execution.getVariableTyped(variable.name()));
            }
        }
        return values;
    }
}
