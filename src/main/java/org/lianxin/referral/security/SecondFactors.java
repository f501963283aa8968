package org.lianxin.referral.security;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.lianxin.referral.privacy.Vault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Each person's authenticator app: its secret, and the codes on paper for the day the telephone is gone. */
@Service
class SecondFactors {

    static final int ALLOWED_CODES = 5;
    static final Duration WAIT = Duration.ofMinutes(15);

    private static final int SECRET_BYTES = 20;
    private static final int RECOVERY_CODES = 8;
    private static final int RECOVERY_BYTES = 10;
    private static final int LONGEST = 64;

    private final SecondFactorRows rows;
    private final Vault vault;
    private final Clock clock;

    SecondFactors(SecondFactorRows rows, Vault vault, Clock clock) {
        this.rows = rows;
        this.vault = vault;
        this.clock = clock;
    }

    boolean has(String user) {
        return rows.secret(user).isPresent();
    }

    static String newSecret() {
        return OneTimeCodes.random(SECRET_BYTES).toUpperCase(Locale.ROOT);
    }

    /** An attempt is taken before the code is compared, so that guesses side by side do not get more. */
    @Transactional
    Check check(String user, String entered) {
        Instant now = clock.instant();
        if (!rows.takeAttempt(user, ALLOWED_CODES, now, now.minus(WAIT))) {
            return Check.WAIT;
        }
        String code = cleaned(entered);
        return isRight(user, code, now) || rows.useRecoveryCode(user, OneTimeCodes.hash(code))
                ? right(user)
                : Check.WRONG;
    }

    private Check right(String user) {
        rows.forgetAttempts(user);
        return Check.RIGHT;
    }

    private boolean isRight(String user, String code, Instant now) {
        byte[] sealed = rows.secret(user).orElseThrow();
        String secret = new String(vault.open(sealed, context(user)), StandardCharsets.US_ASCII);
        OptionalLong step = OneTimeCodes.step(secret, code, now);
        return step.isPresent() && rows.useStep(user, step.getAsLong());
    }

    /** Whether the app makes the codes of this secret, before it is kept. */
    boolean confirms(String secret, String entered) {
        return OneTimeCodes.step(secret, cleaned(entered), clock.instant()).isPresent();
    }

    /** Keeps the secret; the recovery codes are shown this once. */
    @Transactional
    List<String> enrol(String user, String secret, String entered) {
        long step = OneTimeCodes.step(secret, cleaned(entered), clock.instant()).orElseThrow();
        rows.insert(user, vault.seal(secret.getBytes(StandardCharsets.US_ASCII), context(user)), step, clock.instant());
        List<String> codes = Stream.generate(() -> OneTimeCodes.random(RECOVERY_BYTES))
                .limit(RECOVERY_CODES)
                .toList();
        codes.forEach(code -> rows.insertRecoveryCode(user, OneTimeCodes.hash(code)));
        return codes;
    }

    /** The person enrols anew at the next sign-in; her application password ends too. False when there was nothing. */
    @Transactional
    boolean reset(String user) {
        return rows.delete(user);
    }

    /** Spaces and hyphens help reading; Chinese input methods type full-width digits. */
    private static String cleaned(String entered) {
        return entered.length() > LONGEST
                ? ""
                : Normalizer.normalize(entered, Normalizer.Form.NFKC)
                        .replaceAll("[\\s-]", "")
                        .toLowerCase(Locale.ROOT);
    }

    private static String context(String user) {
        return SecondFactorRows.TABLE.context("secret", user);
    }

    enum Check {
        RIGHT,
        WRONG,
        WAIT
    }
}
