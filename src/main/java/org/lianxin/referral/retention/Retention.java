package org.lianxin.referral.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.lianxin.referral.organisation.SignedIn;
import org.lianxin.referral.register.ReferralRegister;
import org.lianxin.referral.register.ReferralState;
import org.lianxin.referral.register.RegisterEntry;
import org.springframework.stereotype.Service;

/** How long a person's data are kept after the referral has ended: decision {@code retention}. */
@Service
class Retention {

    private final DecisionService decisions;
    private final ReferralRegister register;
    private final SignedIn signedIn;
    private final Clock clock;

    Retention(DecisionService decisions, ReferralRegister register, SignedIn signedIn, Clock clock) {
        this.decisions = decisions;
        this.register = register;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /**
     * A row of the table.
     *
     * @param erasable whether the data may go earlier when the person asks for it
     */
    record Rule(Period term, boolean erasable, String basis) {}

    /** A referral without an outcome of its own is looked up by its state: merged, not accepted. */
    Rule ruleFor(RegisterEntry entry) {
        String outcome = entry.outcome().orElse(entry.state().code());
        DmnDecisionRuleResult row = signedIn.setAside(() -> decisions
                .evaluateDecisionTableByKey("retention")
                .decisionDefinitionWithoutTenantId()
                .variables(Variables.putValue("matter", entry.matter()).putValue("outcome", outcome))
                .evaluate()
                .getSingleResult());
        Number term = row.getEntry("term");
        return new Rule(Period.ofYears(term.intValue()), row.getEntry("erasable"), row.getEntry("basis"));
    }

    /** Until when a referral that has ended is kept; noted in the register as well. Empty while it is open. */
    Optional<Instant> begin(String referralNo) {
        return register.find(referralNo)
                .filter(entry -> entry.state() != ReferralState.OPEN)
                .flatMap(entry -> entry.closedAt().map(closed -> closed.atZone(clock.getZone())
                        .plus(ruleFor(entry).term())
                        .toInstant()))
                .map(until -> {
                    register.keepUntil(referralNo, until);
                    return until;
                });
    }
}
