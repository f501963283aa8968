package org.lianxin.referral.handoff;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.HexFormat;

/** A text with a random salt in front, kept together: whoever has only the digest cannot find the text by guessing. */
record SaltedText(String salt, String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 32;

    static SaltedText of(String text) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return new SaltedText(HexFormat.of().formatHex(salt), text);
    }

    static SaltedText read(byte[] bytes) {
        String both = new String(bytes, UTF_8);
        return new SaltedText(both.substring(0, 2 * SALT_BYTES), both.substring(2 * SALT_BYTES));
    }

    byte[] bytes() {
        return (salt + text).getBytes(UTF_8);
    }

    String digest() {
        return Sha256.of(bytes());
    }
}
