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

    /** When the answers of the screening were given. */
    public static final ProcessVariable<Date> SCREENED_AT = date("screenedAt");

    /** Handle here or transfer to another county. */
    public static final ProcessVariable<String> PLAN_DECISION = code("planDecision");
    /** District to transfer to. */
    public static final ProcessVariable<String> TRANSFER_TO = code("transferTo");

    public static final ProcessVariable<String> TRANSFER_ANSWER = code("transferAnswer");
    public static final ProcessVariable<SpinJsonNode> TRANSFER_REPLY = json("transferReply");
    public static final ProcessVariable<SpinJsonNode> TRANSFER_TAKEN_BACK = json("transferTakenBack");
    /** The referral that this one continues. */
    public static final ProcessVariable<String> ORIGIN_NO = code("originNo");

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

    /** When the latest hand-offs were opened; follow-up counts from here. */
    public static final ProcessVariable<Date> HANDED_ON_AT = date("handedOnAt");

    public static final ProcessVariable<SpinJsonNode> EMERGENCY_CALL = json("emergencyCall");
    public static final ProcessVariable<SpinJsonNode> HANDOFF_RESULTS = json("handoffResults");
    public static final ProcessVariable<String> RESULTS_DECISION = code("resultsDecision");
    public static final ProcessVariable<SpinJsonNode> RESULTS_REVIEW = json("resultsReview");
    /** ISO periods of decision {@code followUps}. */
    public static final ProcessVariable<SpinJsonNode> FOLLOW_UP_PERIODS =
            ProcessVariable.plain("followUpPeriods", SpinJsonNode.class);

    public static final ProcessVariable<Date> FOLLOW_UP_AT = date("followUpAt");
    public static final ProcessVariable<String> FOLLOW_UP_OUTCOME = code("followUpOutcome");
    public static final ProcessVariable<SpinJsonNode> FOLLOW_UP = json("followUp");
    /** What all follow-ups found, for the next one and for the closure. */
    public static final ProcessVariable<SpinJsonNode> FOLLOW_UP_LOG = json("followUpLog");
    /** Whether times of the plan are still to come. */
    public static final ProcessVariable<Boolean> FOLLOW_UPS_LEFT = flag("followUpsLeft");
    /** When the person was last reached. */
    public static final ProcessVariable<Date> LAST_CONTACT_AT = date("lastContactAt");
    /** How many times in a row she was not. */
    public static final ProcessVariable<Number> UNREACHED_ATTEMPTS =
            ProcessVariable.plain("unreachedAttempts", Number.class);

    /** When she was last not. */
    public static final ProcessVariable<Date> LAST_ATTEMPT_AT = date("lastAttemptAt");
    /** The level whose times of follow-up run; a higher one begins them anew. */
    public static final ProcessVariable<String> FOLLOW_UP_LEVEL = code("followUpLevel");
    /** Whether follow-up came to its end while hand-offs still ran. */
    public static final ProcessVariable<Boolean> FOLLOW_UP_ENDED = flag("followUpEnded");

    public static final ProcessVariable<String> UNREACHED_DECISION = code("unreachedDecision");
    public static final ProcessVariable<SpinJsonNode> UNREACHED_REVIEW = json("unreachedReview");
    /** How and when the petitioner was told in writing. */
    public static final ProcessVariable<SpinJsonNode> NOTICE = json("notice");

    public static final ProcessVariable<Boolean> NOTICE_OWED = flag("noticeOwed");
    public static final ProcessVariable<SpinJsonNode> WITHDRAWAL = json("withdrawal");
    public static final ProcessVariable<String> WITHDRAWAL_PROPOSER = code("withdrawalProposer");
    public static final ProcessVariable<String> WITHDRAWAL_DECISION = code("withdrawalDecision");
    public static final ProcessVariable<SpinJsonNode> WITHDRAWAL_REVIEW = json("withdrawalReview");
    public static final ProcessVariable<SpinJsonNode> WITHDRAWAL_CHECK = json("withdrawalCheck");
    public static final ProcessVariable<String> OUTCOME = code("outcome");
    public static final ProcessVariable<SpinJsonNode> CLOSURE = json("closure");
    public static final ProcessVariable<String> CLOSURE_PROPOSER = code("closureProposer");
    public static final ProcessVariable<String> CLOSURE_DECISION = code("closureDecision");
    public static final ProcessVariable<SpinJsonNode> CLOSURE_REVIEW = json("closureReview");
    public static final ProcessVariable<SpinJsonNode> NEW_INFORMATION = json("newInformation");
    /** Under this name the added hand-offs of a re-screening run; see {@link #HANDOFFS}. */
    public static final ProcessVariable<SpinJsonNode> ADDED_HANDOFFS = json("addedHandoffs");

    /** Who confirmed the added hand-offs. */
    public static final ProcessVariable<String> ADDED_BY = code("addedBy");

    public static final ProcessVariable<String> REASSESSED_LEVEL = code("reassessedLevel");
    public static final ProcessVariable<Boolean> TURNED_RED = flag("turnedRed");
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
            SCREENED_AT,
            PLAN_DECISION,
            TRANSFER_TO,
            TRANSFER_ANSWER,
            TRANSFER_REPLY,
            TRANSFER_TAKEN_BACK,
            ORIGIN_NO,
            PLANNING,
            PLANNER,
            LOWERING_DECISION,
            LOWERING_REVIEW,
            HANDOFFS,
            EMERGENCY_ROUTE,
            DUE_FROM,
            HANDED_ON_AT,
            EMERGENCY_CALL,
            HANDOFF_RESULTS,
            RESULTS_DECISION,
            RESULTS_REVIEW,
            FOLLOW_UP_PERIODS,
            FOLLOW_UP_AT,
            FOLLOW_UP_OUTCOME,
            FOLLOW_UP,
            FOLLOW_UP_LOG,
            FOLLOW_UPS_LEFT,
            LAST_CONTACT_AT,
            UNREACHED_ATTEMPTS,
            LAST_ATTEMPT_AT,
            FOLLOW_UP_LEVEL,
            FOLLOW_UP_ENDED,
            UNREACHED_DECISION,
            UNREACHED_REVIEW,
            NOTICE,
            NOTICE_OWED,
            WITHDRAWAL,
            WITHDRAWAL_PROPOSER,
            WITHDRAWAL_DECISION,
            WITHDRAWAL_REVIEW,
            WITHDRAWAL_CHECK,
            OUTCOME,
            CLOSURE,
            CLOSURE_PROPOSER,
            CLOSURE_DECISION,
            CLOSURE_REVIEW,
            NEW_INFORMATION,
            ADDED_HANDOFFS,
            ADDED_BY,
            REASSESSED_LEVEL,
            TURNED_RED,
            INFORMATION_DECISION,
            INFORMATION_REVIEW);

    private ReferralVariables() {}

    private static ProcessVariable<SpinJsonNode> json(String name) {
        return ProcessVariable.sensitive(name, SpinJsonNode.class);
    }

    private static ProcessVariable<Boolean> flag(String name) {
        return ProcessVariable.plain(name, Boolean.class);
    }

    private static ProcessVariable<Date> date(String name) {
        return ProcessVariable.plain(name, Date.class);
    }

    private static ProcessVariable<String> code(String name) {
        return ProcessVariable.plain(name, String.class);
    }
}
