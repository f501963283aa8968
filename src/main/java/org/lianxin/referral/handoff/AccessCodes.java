package org.lianxin.referral.handoff;

import java.text.Normalizer;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Compares an entered access code with an agency's bcrypt hash. */
class AccessCodes {

    private static final int LONGEST = 64;

    /** Of a random text that nobody kept; written down because to make one slows every start. */
    private static final String NOBODYS_HASH = "$2a$10$2v69bW.9Zbpt8SgcwsHcteuJ6abMWryjnPzOne6ipvsBpvTqAwqqq";

    private final PasswordEncoder encoder;

    AccessCodes(PasswordEncoder encoder) {
        this.encoder = encoder;
    }

    /** Chinese input methods type full-width digits and stray spaces; both are forgiven. */
    boolean match(String entered, String hash) {
        String code = Normalizer.normalize(entered, Normalizer.Form.NFKC).replaceAll("\\s", "");
        return encoder.matches(code.length() > LONGEST ? "" : code, hash);
    }

    /** Takes as long as a real comparison, so that an unknown link cannot be told from a wrong code by the clock. */
    void matchNobody(String entered) {
        match(entered, NOBODYS_HASH);
    }
}
