package org.lianxin.referral.letter;

import java.time.Instant;
import java.util.Optional;

/**
 * A line of the register of official letters (发文登记簿).
 *
 * @param documentNo as the letter bears it
 * @param voidedAt when it was declared void; empty while it stands
 */
public record DrawnNumber(String documentNo, String handoffNo, Instant drawnAt, Optional<Instant> voidedAt) {

    public boolean isVoid() {
        return voidedAt.isPresent();
    }
}
