package org.lianxin.referral.letter;

import java.time.Instant;
import java.util.Optional;
import org.lianxin.referral.organisation.Office;

/**
 * All that a paper on a hand-off says. There is no place in it for a person's data.
 *
 * @param letterKind 撤回函 or 反馈回执
 * @param agency which body it was handed to
 * @param reference the letter, by its numbers
 * @param sentAt when that letter was delivered
 * @param answeredBy who answered for the agency, empty before
 * @param outcome of the answer, in words
 * @param files names of the files that came with the answer, may be empty
 */
public record HandoffFacts(
        String letterKind,
        Office office,
        String agency,
        String reference,
        Optional<Instant> sentAt,
        Optional<Instant> acknowledgedAt,
        Optional<Instant> answeredAt,
        String answeredBy,
        String outcome,
        String files) {}
