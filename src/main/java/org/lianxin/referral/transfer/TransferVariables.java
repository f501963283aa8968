package org.lianxin.referral.transfer;

import java.util.List;
import org.camunda.spin.json.SpinJsonNode;
import org.lianxin.referral.modeling.ProcessVariable;

/** The variables of process {@code transfer}: all that the receiving county sees before it accepts. */
public final class TransferVariables {

    /** The number in the county that proposes. */
    public static final ProcessVariable<String> REFERRAL_NO = code("referralNo");

    public static final ProcessVariable<String> SHORT_NO = code("shortNo");
    /** The county that receives, and so the tenant. */
    public static final ProcessVariable<String> DISTRICT = code("district");

    public static final ProcessVariable<String> FROM_DISTRICT = code("fromDistrict");
    public static final ProcessVariable<String> MATTER = code("matter");
    public static final ProcessVariable<String> RISK_LEVEL = code("riskLevel");
    public static final ProcessVariable<String> TRANSFER_ANSWER = code("transferAnswer");
    public static final ProcessVariable<SpinJsonNode> TRANSFER_REPLY =
            ProcessVariable.sensitive("transferReply", SpinJsonNode.class);

    public static final List<ProcessVariable<?>> ALL = List.of(
            REFERRAL_NO, SHORT_NO, DISTRICT, FROM_DISTRICT, MATTER, RISK_LEVEL, TRANSFER_ANSWER, TRANSFER_REPLY);

    private TransferVariables() {}

    private static ProcessVariable<String> code(String name) {
        return ProcessVariable.plain(name, String.class);
    }
}
