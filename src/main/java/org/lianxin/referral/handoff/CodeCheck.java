package org.lianxin.referral.handoff;

/** What came of entering an access code. */
public enum CodeCheck {
    RIGHT,
    WRONG,
    LOCKED,
    UNUSABLE
}
