package org.lianxin.referral.intake;

import static org.lianxin.referral.register.ReferralVariables.INSUFFICIENT;
import static org.lianxin.referral.register.ReferralVariables.NEW_INFORMATION;
import static org.lianxin.referral.register.ReferralVariables.REFERRAL_NO;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.Spin;
import org.lianxin.referral.organisation.SignedIn;
import org.springframework.stereotype.Component;

/** Puts a screening with too many unknowns before the caseworker again, within the term of milestone {@code rescreen}. */
@Component
class AskForRescreening implements JavaDelegate {

    private final SignedIn signedIn;

    AskForRescreening(SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    @Override
    public void execute(DelegateExecution execution) {
        INSUFFICIENT.set(execution, false);
        signedIn.setAside(() -> {
            execution
                    .getProcessEngineServices()
                    .getRuntimeService()
                    .createMessageCorrelation("Msg_NewInformation")
                    .processInstanceBusinessKey(REFERRAL_NO.get(execution))
                    .setVariableToTriggeredScope(
                            NEW_INFORMATION.name(),
                            Spin.JSON(Map.of(
                                    "text", "筛查时未问到的项目较多，信息不足。请在24小时内补问并重新筛查。",
                                    "by", "系统",
                                    "milestone", "rescreen")))
                    .correlate();
            return execution;
        });
    }
}
