package org.lianxin.referral.deadline;

/** What happens to a last day on which nobody works. */
public enum Roll {
    /** It moves to the next working day (民法典 203, 民事诉讼法 85). */
    NEXT_WORKDAY,
    /** It stays. */
    NONE
}
