package org.lianxin.referral.handoff;

import java.net.URI;
import java.time.Instant;
import org.lianxin.referral.organisation.Office;

/**
 * What a mail to an agency may say. There is no place in it for a person's data.
 *
 * @param round counts from 1; a new round is a new mail
 * @param documentNo empty while the letter is unsigned
 * @param matter general words; not shown for a restricted matter
 * @param restricted whether even the kind of matter stays out of the mail
 * @param letterKind column {@code letter} of the routing table; not shown for a restricted matter
 * @param asked what the agency is asked to do, one sentence
 * @param basis legal basis of the request; not shown for a restricted matter
 */
public record HandoffMail(
        String to,
        String handoffNo,
        int round,
        boolean emergency,
        String documentNo,
        Office office,
        String matter,
        boolean restricted,
        String letterKind,
        String asked,
        String basis,
        Instant acknowledgeBy,
        Instant replyBy,
        URI link,
        String phone) {}
