package org.lianxin.referral.handoff;

import java.util.Date;
import java.util.List;
import org.camunda.spin.json.SpinJsonNode;
import org.lianxin.referral.modeling.ProcessVariable;

/** The variables of process {@code agency-handoff}: this hand-off's own, never the whole case. */
public final class HandoffVariables {

    public static final ProcessVariable<String> REFERRAL_NO = code("referralNo");
    public static final ProcessVariable<String> SHORT_NO = code("shortNo");
    public static final ProcessVariable<String> HANDOFF_NO = code("handoffNo");
    public static final ProcessVariable<String> DISTRICT = code("district");
    public static final ProcessVariable<String> MATTER = code("matter");
    public static final ProcessVariable<String> RISK_LEVEL = code("riskLevel");
    public static final ProcessVariable<String> ROUTE_ID = code("routeId");
    public static final ProcessVariable<String> MODE = code("mode");
    /** Empty when the directory knows no agency for the route. */
    public static final ProcessVariable<String> AGENCY_ID = code("agencyId");

    public static final ProcessVariable<SpinJsonNode> ROUTE = json("route");
    /** At first the facts the letter is made of, after drafting the {@link org.lianxin.referral.letter.Letter} itself. */
    public static final ProcessVariable<SpinJsonNode> LETTER = json("letter");
    /** Group that signs: signatory for letters, supervisor for slips. */
    public static final ProcessVariable<String> SIGNER_GROUP = code("signerGroup");

    public static final ProcessVariable<String> DRAFTER = code("drafter");
    public static final ProcessVariable<String> SIGNING_DECISION = code("signingDecision");
    public static final ProcessVariable<SpinJsonNode> SIGNING = json("signing");
    /** From when the term of the written hand-off runs. */
    public static final ProcessVariable<Date> DUE_FROM = date("dueFrom");

    public static final ProcessVariable<Date> ACKNOWLEDGE_DUE_AT = date("acknowledgeDueAt");
    public static final ProcessVariable<Date> ACKNOWLEDGE_REMINDER_AT = date("acknowledgeReminderAt");
    public static final ProcessVariable<Date> REPLY_DUE_AT = date("replyDueAt");
    public static final ProcessVariable<Date> REPLY_REMINDER_AT = date("replyReminderAt");
    /** How many times the letter went out; 0 before the first time. */
    public static final ProcessVariable<Integer> SENT_ROUND = ProcessVariable.plain("sentRound", Integer.class);
    /** How many reminders went out. */
    public static final ProcessVariable<Integer> REMINDERS = ProcessVariable.plain("reminders", Integer.class);
    /** How many links were sent anew. */
    public static final ProcessVariable<Integer> NEW_LINKS = ProcessVariable.plain("newLinks", Integer.class);

    public static final ProcessVariable<SpinJsonNode> DELIVERY_PROBLEM = json("deliveryProblem");
    public static final ProcessVariable<String> DELIVERY_DECISION = code("deliveryDecision");
    public static final ProcessVariable<SpinJsonNode> DELIVERY = json("delivery");
    public static final ProcessVariable<SpinJsonNode> ACKNOWLEDGEMENT = json("acknowledgement");
    public static final ProcessVariable<SpinJsonNode> RETURNED = json("returned");
    public static final ProcessVariable<String> RETURN_DECISION = code("returnDecision");
    public static final ProcessVariable<SpinJsonNode> RETURN_HANDLING = json("returnHandling");
    public static final ProcessVariable<SpinJsonNode> PROGRESS = json("progress");
    public static final ProcessVariable<String> REPLY_OUTCOME = code("replyOutcome");
    public static final ProcessVariable<SpinJsonNode> REPLY = json("reply");
    public static final ProcessVariable<String> REPLY_REVIEW_DECISION = code("replyReviewDecision");
    public static final ProcessVariable<SpinJsonNode> REPLY_REVIEW = json("replyReview");
    public static final ProcessVariable<SpinJsonNode> ESCALATION = json("escalation");
    public static final ProcessVariable<SpinJsonNode> CANCEL_REQUEST = json("cancelRequest");
    public static final ProcessVariable<String> CANCELLATION_DECISION = code("cancellationDecision");
    public static final ProcessVariable<SpinJsonNode> CANCELLATION = json("cancellation");
    public static final ProcessVariable<SpinJsonNode> GUIDANCE = json("guidance");
    public static final ProcessVariable<Boolean> LINK_LOCKED = ProcessVariable.plain("linkLocked", Boolean.class);
    public static final ProcessVariable<String> LINK_DECISION = code("linkDecision");
    public static final ProcessVariable<SpinJsonNode> PARTNER_CHECK = json("partnerCheck");

    public static final List<ProcessVariable<?>> ALL = List.of(
            REFERRAL_NO,
            SHORT_NO,
            HANDOFF_NO,
            DISTRICT,
            MATTER,
            RISK_LEVEL,
            ROUTE_ID,
            MODE,
            AGENCY_ID,
            ROUTE,
            LETTER,
            SIGNER_GROUP,
            DRAFTER,
            SIGNING_DECISION,
            SIGNING,
            DUE_FROM,
            ACKNOWLEDGE_DUE_AT,
            ACKNOWLEDGE_REMINDER_AT,
            REPLY_DUE_AT,
            REPLY_REMINDER_AT,
            SENT_ROUND,
            REMINDERS,
            NEW_LINKS,
            DELIVERY_PROBLEM,
            DELIVERY_DECISION,
            DELIVERY,
            ACKNOWLEDGEMENT,
            RETURNED,
            RETURN_DECISION,
            RETURN_HANDLING,
            PROGRESS,
            REPLY_OUTCOME,
            REPLY,
            REPLY_REVIEW_DECISION,
            REPLY_REVIEW,
            ESCALATION,
            CANCEL_REQUEST,
            CANCELLATION_DECISION,
            CANCELLATION,
            GUIDANCE,
            LINK_LOCKED,
            LINK_DECISION,
            PARTNER_CHECK);

    private HandoffVariables() {}

    private static ProcessVariable<SpinJsonNode> json(String name) {
        return ProcessVariable.sensitive(name, SpinJsonNode.class);
    }

    private static ProcessVariable<String> code(String name) {
        return ProcessVariable.plain(name, String.class);
    }

    private static ProcessVariable<Date> date(String name) {
        return ProcessVariable.plain(name, Date.class);
    }
}
