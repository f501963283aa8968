package org.lianxin.referral.followup;

import static org.lianxin.referral.register.ReferralVariables.*;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianxin.referral.deadline.Due;
import org.lianxin.referral.organisation.Federation;
import org.springframework.stereotype.Component;

/**
 * Sets when the next contact is due. After a vain attempt, and when the plan is through, the term of {@code follow_up_again}
 * runs; the review of the results, which plans anew, does not put off the next attempt.
 */
@Component
class PlanFollowUp implements JavaDelegate {

    private static final String AGAIN = "follow_up_again";

    private final Due due;
    private final Notices notices;
    private final Federation federation;

    PlanFollowUp(Due due, Notices notices, Federation federation) {
        this.due = due;
        this.notices = notices;
        this.federation = federation;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean unreached =
                UNREACHED_ATTEMPTS.find(execution).map(Number::intValue).orElse(0) > 0;
        Date again = LAST_ATTEMPT_AT
                .find(execution)
                .filter(last -> unreached)
                .map(last -> due.from(execution, AGAIN, last))
                .orElseGet(() -> due.at(execution, AGAIN));
        FOLLOW_UP_AT.set(
                execution,
                unreached
                        ? again
                        : FollowUpPlan.of(execution, federation.zone())
                                .next()
                                .map(Date::from)
                                .orElse(again));
        NOTICE_OWED.set(execution, notices.owed(execution));
    }
}
