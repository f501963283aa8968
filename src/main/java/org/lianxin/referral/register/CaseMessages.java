package org.lianxin.referral.register;

import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.spin.Spin;
import org.lianxin.referral.organisation.Federation;
import org.springframework.stereotype.Component;

/** Tells the process of a referral what a caseworker enters on its page. The engine checks her right to do so once more. */
@Component
class CaseMessages {

    private final RuntimeService runtime;
    private final StaffNames staff;
    private final Clock clock;

    CaseMessages(RuntimeService runtime, StaffNames staff, Clock clock, Federation federation) {
        this.runtime = runtime;
        this.staff = staff;
        this.clock = clock.withZone(federation.zone());
    }

    void newInformation(String referralNo, String text, String by) {
        runtime.createMessageCorrelation("Msg_NewInformation")
                .processInstanceBusinessKey(referralNo)
                .setVariablesToTriggeredScope(Map.of(
                        ReferralVariables.NEW_INFORMATION.name(),
                        Spin.JSON(Map.of(
                                "text", text, "by", staff.of(Stream.of(by)).name(by), "at", now()))))
                .correlate();
    }

    /** @param wish whose: person, reporter or office */
    void withdraw(String referralNo, String wish, String reason, String by) {
        runtime.createMessageCorrelation("Msg_WithdrawReferral")
                .processInstanceBusinessKey(referralNo)
                .setVariable(
                        ReferralVariables.WITHDRAWAL.name(),
                        Spin.JSON(Map.of("wish", wish, "reason", reason, "by", by, "at", now())))
                .correlate();
    }

    private String now() {
        return RegisterWords.MINUTE.format(clock.instant().atZone(clock.getZone()));
    }
}
