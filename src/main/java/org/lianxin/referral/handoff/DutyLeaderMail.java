package org.lianxin.referral.handoff;

import java.net.URI;
import org.lianxin.referral.organisation.Office;

/**
 * Tells a colleague that something burns; who and what is in Tasklist only.
 *
 * @param referralNo tells the mails of this purpose apart, with the colleague's id
 * @param shortNo referral number in short form, such as 汉台26-123
 * @param riskLevel red or orange
 * @param link to Tasklist
 */
public record DutyLeaderMail(
        String to, String referralNo, String shortNo, int round, String riskLevel, Office office, URI link) {}
