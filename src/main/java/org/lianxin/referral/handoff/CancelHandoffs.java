package org.lianxin.referral.handoff;

import static org.lianxin.referral.register.ReferralVariables.REFERRAL_NO;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.Spin;
import org.camunda.spin.plugin.variable.SpinValues;
import org.lianxin.referral.organisation.Federation;
import org.lianxin.referral.organisation.SignedIn;
import org.springframework.stereotype.Component;

/** Takes back every hand-off that can still be taken back; its own process tells the agency. The person's reasons stay here. */
@Component
class CancelHandoffs implements JavaDelegate {

    private final Handoffs handoffs;
    private final HandoffMessages messages;
    private final SignedIn signedIn;
    private final Clock clock;

    CancelHandoffs(Handoffs handoffs, HandoffMessages messages, SignedIn signedIn, Clock clock, Federation federation) {
        this.handoffs = handoffs;
        this.messages = messages;
        this.signedIn = signedIn;
        this.clock = clock.withZone(federation.zone());
    }

    @Override
    public void execute(DelegateExecution execution) {
        String request = Spin.JSON(Map.of(
                        "by", signedIn.userId(),
                        "reason", "本件已经撤回办理。",
                        "at",
                                OffsetDateTime.now(clock)
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString()))
                .toString();
        handoffs.ofReferral(REFERRAL_NO.get(execution)).stream()
                .map(Handoff::handoffNo)
                .filter(handoffNo -> handoffs.accepts(handoffNo, HandoffEvent.CANCEL_REQUESTED))
                .forEach(handoffNo -> messages.tellOnce(
                        handoffNo,
                        "Msg_CancelHandoff",
                        Map.of("cancelRequest", SpinValues.jsonValue(request).create())));
    }
}
