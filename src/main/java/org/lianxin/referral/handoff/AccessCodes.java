package org.lianxin.referral.handoff;

import java.text.Normalizer;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Compares an entered access code with an agency's bcrypt hash. */
class AccessCodes {

    private static final int LONGEST = 64;

    private final PasswordEncoder encoder;
    private final String nobodysHash;

    AccessCodes(PasswordEncoder encoder) {
        this.encoder = encoder;
        this.nobodysHash = encoder.encode("nobody");
    }

    /** Chinese input methods type full-width digits and stray spaces; both are forgiven. */
    boolean match(String entered, String hash) {
        String code = Normalizer.normalize(entered, Normalizer.Form.NFKC).replaceAll("\\s", "");
        return encoder.matches(code.length() > LONGEST ? "" : code, hash);
    }

    /** Takes as long as a real comparison, so that an unknown link cannot be told from a wrong code by the clock. */
    void matchNobody(String entered) {
        match(entered, nobodysHash);
    }
}
