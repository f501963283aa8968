package org.lianxin.referral.handoff;

import org.lianxin.referral.organisation.Office;

/**
 * Tells an agency that another one was asked. There is no place in it for a person's data, nor for a link.
 *
 * @param recipient name of the agency that was asked
 * @param restricted whether even the kind of matter stays out of the mail
 */
record CopyMail(
        String to,
        String agencyId,
        String handoffNo,
        Office office,
        String matter,
        boolean restricted,
        String letterKind,
        String recipient,
        String basis,
        String phone) {}
