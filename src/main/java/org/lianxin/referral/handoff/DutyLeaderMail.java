package org.lianxin.referral.handoff;

import java.net.URI;
import org.lianxin.referral.organisation.Office;

/**
 * Tells the duty leader that something burns; who and what is in Tasklist only.
 *
 * @param shortNo referral number in short form, such as 汉台26-123
 * @param riskLevel red or orange
 * @param link to Tasklist
 */
public record DutyLeaderMail(
        String to, String referralNo, String shortNo, int round, String riskLevel, Office office, URI link) {}
