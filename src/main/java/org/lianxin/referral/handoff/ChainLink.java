package org.lianxin.referral.handoff;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;

/**
 * What an entry's hash covers besides who it was.
 *
 * @param detailDigest stands for what was said, so that the chain holds after that was erased
 */
record ChainLink(
        String prevHash,
        String handoffNo,
        int entry,
        String event,
        String stateAfter,
        Instant at,
        String detailDigest) {

    /** The hash before the first entry. */
    static final String FIRST = "0".repeat(64);

    /** Each field goes in with its length, so that no two different entries read the same. */
    String hash(String actor) {
        MessageDigest digest = Sha256.digest();
        for (String field : List.of(
                prevHash, handoffNo, Integer.toString(entry), event, stateAfter, actor, at.toString(), detailDigest)) {
            byte[] bytes = field.getBytes(UTF_8);
            digest.update((bytes.length + ":").getBytes(UTF_8));
            digest.update(bytes);
        }
        return Sha256.hex(digest);
    }
}
