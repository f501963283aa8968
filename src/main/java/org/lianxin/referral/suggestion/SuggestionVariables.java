package org.lianxin.referral.suggestion;

import java.util.Date;
import java.util.List;
import org.camunda.spin.json.SpinJsonNode;
import org.lianxin.referral.modeling.ProcessVariable;

/** The variables of process {@code suggestion-reply}. */
public final class SuggestionVariables {

    /** Business key, and what the register of official letters refers to. */
    public static final ProcessVariable<String> SUGGESTION_NO = code("suggestionNo");
    /** Names the suggestion in the task lists. */
    public static final ProcessVariable<String> SHORT_NO = code("shortNo");

    public static final ProcessVariable<String> DISTRICT = code("district");
    /** The lowest: nobody is in danger, and lists have the worst danger first. */
    public static final ProcessVariable<String> RISK_LEVEL = code("riskLevel");
    /** When it was assigned to us; from then the term runs. */
    public static final ProcessVariable<Date> DUE_FROM = ProcessVariable.plain("dueFrom", Date.class);

    /** As it was assigned: session, number, title, deputies. */
    public static final ProcessVariable<SpinJsonNode> SUGGESTION = json("suggestion");
    /** The reply, a {@link org.lianxin.referral.letter.Letter}. */
    public static final ProcessVariable<SpinJsonNode> LETTER = json("letter");

    public static final ProcessVariable<String> DRAFTER = code("drafter");
    public static final ProcessVariable<String> SIGNING_DECISION = code("signingDecision");
    public static final ProcessVariable<SpinJsonNode> SIGNING = json("signing");
    /** The PDF as it was signed, sealed as every variable of bytes is. */
    public static final ProcessVariable<byte[]> REPLY_FILE = ProcessVariable.sensitive("replyFile", byte[].class);

    public static final ProcessVariable<String> DISPATCH_DECISION = code("dispatchDecision");

    public static final List<ProcessVariable<?>> ALL = List.of(
            SUGGESTION_NO,
            SHORT_NO,
            DISTRICT,
            RISK_LEVEL,
            DUE_FROM,
            SUGGESTION,
            LETTER,
            DRAFTER,
            SIGNING_DECISION,
            SIGNING,
            REPLY_FILE,
            DISPATCH_DECISION);

    private SuggestionVariables() {}

    private static ProcessVariable<String> code(String name) {
        return ProcessVariable.plain(name, String.class);
    }

    private static ProcessVariable<SpinJsonNode> json(String name) {
        return ProcessVariable.sensitive(name, SpinJsonNode.class);
    }
}
