package org.lianxin.referral.security;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.apache.commons.codec.digest.DigestUtils;

/** Codes of RFC 6238 as every authenticator app makes them: SHA-1, six digits, a new one every 30 seconds. */
final class OneTimeCodes {

    private static final TimeBasedOneTimePasswordGenerator CODES = new TimeBasedOneTimePasswordGenerator();
    private static final Duration STEP = CODES.getTimeStep();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base32 BASE32 = new Base32();

    private OneTimeCodes() {}

    /** The step in which the code is good, a clock that is one step off forgiven. */
    static OptionalLong step(String secret, String code, Instant now) {
        long current = now.getEpochSecond() / STEP.toSeconds();
        return LongStream.rangeClosed(current - 1, current + 1)
                .filter(step -> same(code(secret, step), code))
                .findFirst();
    }

    static String code(String secret, Instant at) {
        return code(secret, at.getEpochSecond() / STEP.toSeconds());
    }

    private static String code(String secret, long step) {
        try {
            return CODES.generateOneTimePasswordString(
                    new SecretKeySpec(BASE32.decode(secret), CODES.getAlgorithm()),
                    Instant.ofEpochSecond(step * STEP.toSeconds()),
                    Locale.ROOT);
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Random bits in Base32, five to a letter. */
    static String random(int bytes) {
        byte[] secret = new byte[bytes];
        RANDOM.nextBytes(secret);
        return BASE32.encodeToString(secret).replace("=", "").toLowerCase(Locale.ROOT);
    }

    /** Enough for what {@link #random} made of ten bytes or more: nobody tries 2^80. */
    static String hash(String random) {
        return DigestUtils.sha256Hex(random);
    }

    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
