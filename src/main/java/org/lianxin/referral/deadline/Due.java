package org.lianxin.referral.deadline;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.lianxin.referral.modeling.ForDiagrams;
import org.springframework.stereotype.Component;

/**
 * Due dates for the diagrams: {@code ${due.at(execution, 'acknowledge')}}. Public because the expression language calls
 * methods of public classes only. Without a row for the milestone an {@link IllegalStateException} names what was asked.
 */
@ForDiagrams
@Component
public class Due {

    private final Deadlines deadlines;
    private final Clock clock;

    Due(Deadlines deadlines, Clock clock) {
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** The end of the milestone's term, counted from now. */
    public Date at(DelegateExecution execution, String milestone) {
        return end(execution, milestone, clock.instant());
    }

    /** The end of the milestone's term, counted from an event at {@code start}. */
    public Date from(DelegateExecution execution, String milestone, Date start) {
        return end(execution, milestone, start.toInstant());
    }

    /** Whether the moment is still to come. */
    public boolean isAhead(Date moment) {
        return clock.instant().isBefore(moment.toInstant());
    }

    private Date end(DelegateExecution execution, String milestone, Instant start) {
        String routeId = code(execution, "routeId");
        String riskLevel = code(execution, "riskLevel");
        Term term = deadlines
                .term(milestone, routeId, riskLevel)
                .orElseThrow(() -> new IllegalStateException(
                        "no row in decision deadline for milestone '%s', route '%s', level '%s'"
                                .formatted(milestone, routeId, riskLevel)));
        return Date.from(deadlines.due(term, start));
    }

    private static String code(DelegateExecution execution, String variable) {
        return Objects.toString(execution.getVariable(variable), "");
    }
}
