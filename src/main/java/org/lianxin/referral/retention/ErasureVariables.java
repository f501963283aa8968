package org.lianxin.referral.retention;

import java.util.List;
import org.lianxin.referral.modeling.ProcessVariable;

/** The variables of process {@code erasure}: numbers, codes and the staff's ids only. */
public final class ErasureVariables {

    public static final ProcessVariable<String> REFERRAL_NO = code("referralNo");
    /** Names the referral in the task lists. */
    public static final ProcessVariable<String> SHORT_NO = code("shortNo");

    public static final ProcessVariable<String> ERASURE_REASON = code("erasureReason");
    public static final ProcessVariable<String> ERASURE_REQUESTER = code("erasureRequester");
    public static final ProcessVariable<String> ERASURE_DECISION = code("erasureDecision");

    public static final List<ProcessVariable<?>> ALL =
            List.of(REFERRAL_NO, SHORT_NO, ERASURE_REASON, ERASURE_REQUESTER, ERASURE_DECISION);

    private ErasureVariables() {}

    private static ProcessVariable<String> code(String name) {
        return ProcessVariable.plain(name, String.class);
    }
}
