package org.lianxin.referral.handoff;

import java.net.URI;
import java.time.Instant;
import org.lianxin.referral.organisation.Office;

/**
 * What a mail of the ladder may say. There is no place in it for a person's data.
 *
 * @param round counts the ladders of the hand-off from 1
 * @param documentNo of the letter that the mail brings, empty for one that has none
 * @param restricted whether even the kind of matter stays out of the mail
 * @param reference the letter that was not answered, by its numbers
 * @param agency name of the body that is urged
 * @param termEndedAt when its answer was due
 */
record UrgingMail(
        String to,
        String handoffNo,
        int round,
        boolean emergency,
        String documentNo,
        Office office,
        String matter,
        boolean restricted,
        String reference,
        String agency,
        Instant termEndedAt,
        URI link,
        String phone) {}
