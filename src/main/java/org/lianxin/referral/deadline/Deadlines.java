package org.lianxin.referral.deadline;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The terms of decision {@code deadline}, and when they end. */
@Service
public class Deadlines {

    private final DecisionService decisions;
    private final WorkingCalendar calendar;

    Deadlines(DecisionService decisions, WorkingCalendar calendar) {
        this.decisions = decisions;
        this.calendar = calendar;
    }

    /**
     * The term of a milestone, or nothing if the table sets none.
     *
     * @param routeId empty if the milestone belongs to no route
     * @param riskLevel empty as long as it is unknown
     */
    public Optional<Term> term(String milestone, String routeId, String riskLevel) {
        @Nullable
        DmnDecisionRuleResult row = decisions
                .evaluateDecisionTableByKey("deadline")
                .decisionDefinitionWithoutTenantId()
                .variables(Variables.putValue("milestone", milestone)
                        .putValue("routeId", routeId)
                        .putValue("riskLevel", riskLevel))
                .evaluate()
                .getSingleResult();
        return Optional.ofNullable(row).map(Deadlines::term);
    }

    /** The last instant at which the term, begun by an event at {@code from}, is kept. */
    public Instant due(Term term, Instant from) {
        return calendar.end(term, from);
    }

    private static Term term(DmnDecisionRuleResult row) {
        Number amount = row.getEntry("term");
        return new Term(
                amount.intValue(),
                Unit.valueOf(code(row, "unit")),
                Roll.valueOf(code(row, "roll")),
                Kind.valueOf(code(row, "kind")),
                row.getEntry("basis"));
    }

    private static String code(DmnDecisionRuleResult row, String output) {
        String code = row.getEntry(output);
        return code.toUpperCase(Locale.ROOT);
    }
}
