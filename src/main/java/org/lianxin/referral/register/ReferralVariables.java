package org.lianxin.referral.register;

import java.util.Date;
import java.util.List;
import org.camunda.spin.json.SpinJsonNode;
import org.lianxin.referral.modeling.ProcessVariable;

/** The variables of process {@code referral}. Text a person wrote and data about persons are in the sensitive ones only. */
public final class ReferralVariables {

    public static final ProcessVariable<String> REFERRAL_NO = ProcessVariable.plain("referralNo", String.class);
    /** For task names and talk, such as 汉台26-123. */
    public static final ProcessVariable<String> SHORT_NO = ProcessVariable.plain("shortNo", String.class);

    public static final ProcessVariable<String> CHANNEL = ProcessVariable.plain("channel", String.class);
    public static final ProcessVariable<String> DISTRICT = ProcessVariable.plain("district", String.class);
    public static final ProcessVariable<String> TOWN = ProcessVariable.plain("town", String.class);
    /** ISO 8601 with offset. */
    public static final ProcessVariable<String> RECEIVED_AT = ProcessVariable.plain("receivedAt", String.class);

    public static final ProcessVariable<Boolean> ANONYMOUS = ProcessVariable.plain("anonymous", Boolean.class);
    /** Whether the referral began as an online report, not yet verified by a caseworker. */
    public static final ProcessVariable<Boolean> REPORTED = ProcessVariable.plain("reported", Boolean.class);

    public static final ProcessVariable<String> MATTER = ProcessVariable.plain("matter", String.class);
    public static final ProcessVariable<String> CATEGORY = ProcessVariable.plain("category", String.class);
    public static final ProcessVariable<SpinJsonNode> FACTS = ProcessVariable.plain("facts", SpinJsonNode.class);
    public static final ProcessVariable<Number> VICTIM_AGE = ProcessVariable.plain("victimAge", Number.class);

    public static final ProcessVariable<SpinJsonNode> REPORTER = json("reporter");
    public static final ProcessVariable<SpinJsonNode> VICTIM = json("victim");
    public static final ProcessVariable<SpinJsonNode> RESPONDENT = json("respondent");
    public static final ProcessVariable<SpinJsonNode> HOUSEHOLD = json("household");
    public static final ProcessVariable<SpinJsonNode> INCIDENT = json("incident");
    public static final ProcessVariable<SpinJsonNode> SAFETY = json("safety");
    public static final ProcessVariable<SpinJsonNode> CONSENT = json("consent");

    public static final ProcessVariable<String> REPORT_DECISION = code("reportDecision");
    public static final ProcessVariable<SpinJsonNode> REPORT_CHECK = json("reportCheck");
    /** Referrals of the same person: number, state, when received, matter. */
    public static final ProcessVariable<SpinJsonNode> DUPLICATES =
            ProcessVariable.plain("duplicates", SpinJsonNode.class);

    public static final ProcessVariable<String> DUPLICATE_DECISION = code("duplicateDecision");
    public static final ProcessVariable<String> MERGE_INTO = code("mergeInto");

    public static final ProcessVariable<SpinJsonNode> SCREENING = json("screening");
    public static final ProcessVariable<Number> RISK_SCORE = ProcessVariable.plain("riskScore", Number.class);
    public static final ProcessVariable<SpinJsonNode> RISK_TRIGGERS = json("riskTriggers");
    public static final ProcessVariable<String> COMPUTED_RISK_LEVEL = code("computedRiskLevel");
    public static final ProcessVariable<String> RISK_LEVEL = code("riskLevel");
    public static final ProcessVariable<Boolean> INSUFFICIENT = ProcessVariable.plain("insufficient", Boolean.class);
    /** What the routing table proposes for this case. */
    public static final ProcessVariable<SpinJsonNode> PROPOSED_ROUTES = json("proposedRoutes");
    /** The agencies a caseworker may choose from: label and value. */
    public static final ProcessVariable<SpinJsonNode> AGENCY_CHOICES =
            ProcessVariable.plain("agencyChoices", SpinJsonNode.class);
    /** What the caseworker confirmed. */
    public static final ProcessVariable<SpinJsonNode> ROUTES = json("routes");

    public static final ProcessVariable<SpinJsonNode> PLANNING = json("planning");
    public static final ProcessVariable<String> PLANNER = code("planner");
    public static final ProcessVariable<String> LOWERING_DECISION = code("loweringDecision");
    public static final ProcessVariable<SpinJsonNode> LOWERING_REVIEW = json("loweringReview");
    /** The hand-offs to open in this round; each element becomes one {@code agency-handoff}. */
    public static final ProcessVariable<SpinJsonNode> HANDOFFS = json("handoffs");
    /** Whether a route of this round says: telephone first. */
    public static final ProcessVariable<Boolean> EMERGENCY_ROUTE =
            ProcessVariable.plain("emergencyRoute", Boolean.class);
    /** From when the term of the written hand-off runs. */
    public static final ProcessVariable<Date> DUE_FROM = ProcessVariable.plain("dueFrom", Date.class);

    public static final ProcessVariable<SpinJsonNode> EMERGENCY_CALL = json("emergencyCall");
    public static final ProcessVariable<SpinJsonNode> HANDOFF_RESULTS = json("handoffResults");
    public static final ProcessVariable<String> RESULTS_DECISION = code("resultsDecision");
    public static final ProcessVariable<SpinJsonNode> RESULTS_REVIEW = json("resultsReview");
    public static final ProcessVariable<String> OUTCOME = code("outcome");
    public static final ProcessVariable<SpinJsonNode> CLOSURE = json("closure");
    public static final ProcessVariable<String> CLOSURE_PROPOSER = code("closureProposer");
    public static final ProcessVariable<String> CLOSURE_DECISION = code("closureDecision");
    public static final ProcessVariable<SpinJsonNode> CLOSURE_REVIEW = json("closureReview");
    public static final ProcessVariable<SpinJsonNode> NEW_INFORMATION = json("newInformation");
    public static final ProcessVariable<String> INFORMATION_DECISION = code("informationDecision");
    public static final ProcessVariable<SpinJsonNode> INFORMATION_REVIEW = json("informationReview");

    public static final List<ProcessVariable<?>> ALL = List.of(
            REFERRAL_NO,
            SHORT_NO,
            CHANNEL,
            DISTRICT,
            TOWN,
            RECEIVED_AT,
            ANONYMOUS,
            REPORTED,
            MATTER,
            CATEGORY,
            FACTS,
            VICTIM_AGE,
            REPORTER,
            VICTIM,
            RESPONDENT,
            HOUSEHOLD,
            INCIDENT,
            SAFETY,
            CONSENT,
            REPORT_DECISION,
            REPORT_CHECK,
            DUPLICATES,
            DUPLICATE_DECISION,
            MERGE_INTO,
            SCREENING,
            RISK_SCORE,
            RISK_TRIGGERS,
            COMPUTED_RISK_LEVEL,
            RISK_LEVEL,
            INSUFFICIENT,
            PROPOSED_ROUTES,
            AGENCY_CHOICES,
            ROUTES,
            PLANNING,
            PLANNER,
            LOWERING_DECISION,
            LOWERING_REVIEW,
            HANDOFFS,
            EMERGENCY_ROUTE,
            DUE_FROM,
            EMERGENCY_CALL,
            HANDOFF_RESULTS,
            RESULTS_DECISION,
            RESULTS_REVIEW,
            OUTCOME,
            CLOSURE,
            CLOSURE_PROPOSER,
            CLOSURE_DECISION,
            CLOSURE_REVIEW,
            NEW_INFORMATION,
            INFORMATION_DECISION,
            INFORMATION_REVIEW);

    private ReferralVariables() {}

    private static ProcessVariable<SpinJsonNode> json(String name) {
        return ProcessVariable.sensitive(name, SpinJsonNode.class);
    }

    private static ProcessVariable<String> code(String name) {
        return ProcessVariable.plain(name, String.class);
    }
}
