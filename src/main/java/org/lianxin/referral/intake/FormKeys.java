package org.lianxin.referral.intake;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** Random keys that forms carry, so that one sent twice is known. */
final class FormKeys {

    private static final int BYTES = 24;
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{32}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private FormKeys() {}

    /** The key a form came with; a new one instead of what is none. */
    static String of(String typed) {
        return KEY.matcher(typed).matches() ? typed : fresh();
    }

    static String fresh() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
