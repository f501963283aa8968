package org.lianxin.referral.privacy;

import java.time.Instant;

/**
 * Which entries of the access log are asked for.
 *
 * @param referralNo empty for all
 * @param viewer empty for all
 * @param from the first instant
 * @param until the first instant after the period
 * @param before only entries with a smaller number
 */
record AccessLogFilter(String referralNo, String viewer, Instant from, Instant until, long before) {}
