package org.lianxin.referral.register;

import java.util.Locale;

/** Where a referral stands in the register (台账). */
public enum ReferralState {
    OPEN,
    CLOSED,
    MERGED,
    NOT_ACCEPTED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ReferralState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
