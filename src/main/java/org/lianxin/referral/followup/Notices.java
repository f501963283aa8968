package org.lianxin.referral.followup;

import static org.lianxin.referral.register.ReferralVariables.*;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.spin.json.SpinJsonNode;
import org.lianxin.referral.deadline.Deadlines;
import org.lianxin.referral.modeling.ForDiagrams;
import org.springframework.stereotype.Component;

/**
 * The written notice to a petitioner, 15 days after receipt (信访工作条例 23, D40). Public because the expression language
 * calls methods of public classes only.
 */
@ForDiagrams
@Component("notices")
public class Notices {

    /** 来访、来信、来电、网上; what another organ or the village hands on is no petition of the person. */
    private static final Set<String> PETITIONS = Set.of("visit", "letter", "hotline", "online");

    private final Deadlines deadlines;
    private final Clock clock;

    Notices(Deadlines deadlines, Clock clock) {
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** When a caseworker is asked for the notice; three days are left then. */
    public Date startAt(DelegateExecution execution) {
        return end(execution, "notice_start");
    }

    /** The last moment that the law allows. */
    public Date dueAt(DelegateExecution execution) {
        return end(execution, "notice");
    }

    /** Not without a clear name and address, not twice. Only the address of the person concerned is asked, so of her own petition only. */
    public boolean owed(DelegateExecution execution) {
        return PETITIONS.contains(CHANNEL.get(execution))
                && !ANONYMOUS.find(execution).orElse(false)
                && REPORTER.find(execution)
                        .map(reporter -> text(reporter, "relation"))
                        .filter(relation -> !relation.isEmpty() && !relation.equals("self"))
                        .isEmpty()
                && VICTIM.find(execution)
                        .filter(victim -> !text(victim, "name").isEmpty()
                                && !text(victim, "address").isEmpty())
                        .isPresent()
                && NOTICE.find(execution).isEmpty();
    }

    private Date end(DelegateExecution execution, String milestone) {
        Instant received = RECEIVED_AT
                .find(execution)
                .map(text -> OffsetDateTime.parse(text).toInstant())
                .orElseGet(clock::instant);
        return Date.from(deadlines.due(deadlines.term(milestone, "", "").orElseThrow(), received));
    }

    private static String text(SpinJsonNode json, String key) {
        return json.hasProp(key) && json.prop(key).isString()
                ? json.prop(key).stringValue().strip()
                : "";
    }
}
