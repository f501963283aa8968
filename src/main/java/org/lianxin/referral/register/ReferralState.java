package org.lianxin.referral.register;

import java.util.Locale;

/** Where a referral stands in the register (台账). */
public enum ReferralState {
    OPEN("在办"),
    CLOSED("已结案"),
    MERGED("已并案"),
    NOT_ACCEPTED("不予受理");

    private final String label;

    ReferralState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Throws {@link IllegalArgumentException} for a code that does not exist. */
    public static ReferralState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
