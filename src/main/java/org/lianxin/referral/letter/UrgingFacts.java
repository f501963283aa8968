package org.lianxin.referral.letter;

import java.time.Instant;
import org.lianxin.referral.organisation.Office;

/**
 * All that a letter of the ladder says. There is no place in it for a person's data.
 *
 * @param letterKind 催办函, 督促处理意见书 or 提请督查函
 * @param recipient whom the letter goes to, empty if not known
 * @param agency which body is urged
 * @param reference the letter that was not answered, by its numbers
 * @param sentAt when that letter was delivered
 * @param termEndedAt when its answer was due
 * @param answered whether there was an answer that did not do
 * @param earlier one sentence on the letters of the ladder so far, empty before the first
 */
public record UrgingFacts(
        String letterKind,
        Office office,
        String recipient,
        String agency,
        String reference,
        Instant sentAt,
        Instant termEndedAt,
        boolean answered,
        String earlier) {}
