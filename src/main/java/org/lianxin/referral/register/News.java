package org.lianxin.referral.register;

import static org.lianxin.referral.register.ReferralVariables.NEW_INFORMATION;
import static org.lianxin.referral.register.ReferralVariables.REFERRAL_NO;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.spin.Spin;
import org.lianxin.referral.organisation.SignedIn;
import org.springframework.stereotype.Component;

/** What a referral finds out about itself and has to be assessed like any other new information. */
@Component
public class News {

    private final SignedIn signedIn;

    News(SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    /**
     * Puts it before the caseworker while the referral goes on.
     *
     * @param information {@code text} and {@code by}, as the form shows them
     */
    public void tell(DelegateExecution execution, Map<String, String> information) {
        signedIn.setAside(() -> {
            execution
                    .getProcessEngineServices()
                    .getRuntimeService()
                    .createMessageCorrelation("Msg_NewInformation")
                    .processInstanceBusinessKey(REFERRAL_NO.get(execution))
                    .setVariableToTriggeredScope(NEW_INFORMATION.name(), Spin.JSON(information))
                    .correlate();
            return execution;
        });
    }
}
