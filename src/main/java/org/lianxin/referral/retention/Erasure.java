package org.lianxin.referral.retention;

import java.time.Instant;

/**
 * That the person's data of a referral were erased.
 *
 * @param reason a code of form {@code erasure-request}, or {@link #RETENTION_ENDED}
 */
record Erasure(String referralNo, String reason, String requestedBy, String approvedBy, Instant at) {

    /** Nobody asked: the time of keeping was over. */
    static final String RETENTION_ENDED = "retention_ended";
}
