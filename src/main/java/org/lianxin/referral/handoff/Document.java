package org.lianxin.referral.handoff;

import java.time.Instant;
import java.util.UUID;

/**
 * A file of a hand-off: one that the agency sent with an answer, or a letter as it was signed. Its content is read separately.
 *
 * @param receivedAt when it came to us or was signed
 */
public record Document(UUID id, String fileName, String mediaType, long size, Instant receivedAt) {

    /** For people: 812 KB, 3.4 MB. */
    public String sizeText() {
        return size < 1024 * 1024 ? Math.max(1, size / 1024) + " KB" : "%.1f MB".formatted(size / (1024.0 * 1024.0));
    }
}
