package org.lianxin.referral.handoff;

import java.util.List;

/**
 * An organ or body that referrals are handed to.
 *
 * @param kind the code that routes name, for example {@code police}
 * @param accessCodeHash bcrypt hash of the code that the agency enters after opening a link
 * @param districts GB/T 2260 codes of the districts it serves; empty = the whole city
 */
public record Agency(
        String id,
        String kind,
        String name,
        String email,
        String phone,
        String accessCodeHash,
        List<String> districts) {

    public Agency {
        districts = List.copyOf(districts);
    }

    boolean cityWide() {
        return districts.isEmpty();
    }
}
