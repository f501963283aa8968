package org.lianxin.referral.handoff;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An organ or body that referrals are handed to.
 *
 * @param kind the code that routes name, for example {@code police}
 * @param accessCodeHash bcrypt hash of the code that the agency enters after opening a link
 * @param districts GB/T 2260 codes of the districts it serves; empty = the whole city
 * @param certificate under which letters are encrypted for its mail address; without one its mails bring the link only
 */
public record Agency(
        String id,
        String kind,
        String name,
        String email,
        String phone,
        String accessCodeHash,
        List<String> districts,
        Optional<X509Certificate> certificate) {

    public Agency {
        districts = List.copyOf(districts);
    }

    /** The certificate, unless it has expired. */
    Optional<X509Certificate> certificateAt(Instant now) {
        return certificate.filter(valid -> now.isBefore(valid.getNotAfter().toInstant()));
    }

    boolean cityWide() {
        return districts.isEmpty();
    }
}
