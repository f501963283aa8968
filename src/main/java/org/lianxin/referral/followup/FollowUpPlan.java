package org.lianxin.referral.followup;

import static org.lianxin.referral.register.ReferralVariables.FOLLOW_UP_PERIODS;
import static org.lianxin.referral.register.ReferralVariables.HANDED_ON_AT;
import static org.lianxin.referral.register.ReferralVariables.LAST_CONTACT_AT;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * When the person is to be contacted: the periods of decision {@code followUps}, counted from the latest handing on.
 *
 * @param covered the contact, or the handing on, after which the next time counts
 */
record FollowUpPlan(List<Instant> times, Instant covered) {

    static FollowUpPlan of(DelegateExecution execution, ZoneId zone) {
        Instant from = HANDED_ON_AT.get(execution).toInstant();
        List<Instant> times = FOLLOW_UP_PERIODS.get(execution).elements().stream()
                .map(period -> from.atZone(zone)
                        .plus(Period.parse(period.stringValue()))
                        .toInstant())
                .toList();
        Instant contact = LAST_CONTACT_AT
                .find(execution)
                .map(Date::toInstant)
                .filter(from::isBefore)
                .orElse(from);
        return new FollowUpPlan(times, contact);
    }

    /** The first time that no contact covers; it may have passed, and then it is overdue. */
    Optional<Instant> next() {
        return after(covered);
    }

    Optional<Instant> after(Instant contact) {
        return times.stream().filter(contact::isBefore).findFirst();
    }
}
