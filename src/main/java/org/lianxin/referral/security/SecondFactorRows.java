package org.lianxin.referral.security;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.lianxin.referral.privacy.SealedTable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code second_factor} and {@code recovery_code}. */
@Repository
class SecondFactorRows {

    static final SealedTable TABLE = new SealedTable("second_factor", List.of("user_id"), List.of("secret"));

    private final JdbcClient jdbc;

    SecondFactorRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<byte[]> secret(String user) {
        return jdbc.sql("SELECT secret FROM second_factor WHERE user_id = ?")
                .param(user)
                .query((row, number) -> row.getBytes("secret"))
                .optional();
    }

    void insert(String user, byte[] sealedSecret, long step, Instant at) {
        jdbc.sql("INSERT INTO second_factor (user_id, secret, last_step, failed_codes, last_try_at, enrolled_at)"
                        + " VALUES (?, ?, ?, 0, ?, ?)")
                .params(user, sealedSecret, step, utc(at), utc(at))
                .update();
    }

    void insertRecoveryCode(String user, String hash) {
        jdbc.sql("INSERT INTO recovery_code (user_id, code_hash) VALUES (?, ?)")
                .params(user, hash)
                .update();
    }

    /** False while the allowed wrong codes are used up; after the wait they are counted from one again. */
    boolean takeAttempt(String user, int allowed, Instant now, Instant waitedSince) {
        return jdbc.sql("UPDATE second_factor SET last_try_at = :now,"
                                + " failed_codes = CASE WHEN last_try_at <= :since THEN 1 ELSE failed_codes + 1 END"
                                + " WHERE user_id = :user AND (failed_codes < :allowed OR last_try_at <= :since)")
                        .param("now", utc(now))
                        .param("since", utc(waitedSince))
                        .param("user", user)
                        .param("allowed", allowed)
                        .update()
                == 1;
    }

    void forgetAttempts(String user) {
        jdbc.sql("UPDATE second_factor SET failed_codes = 0 WHERE user_id = ?")
                .param(user)
                .update();
    }

    /** False when a code of this step or a later one was used before. */
    boolean useStep(String user, long step) {
        return jdbc.sql("UPDATE second_factor SET last_step = ? WHERE user_id = ? AND last_step < ?")
                        .params(step, user, step)
                        .update()
                == 1;
    }

    boolean useRecoveryCode(String user, String hash) {
        return jdbc.sql("DELETE FROM recovery_code WHERE user_id = ? AND code_hash = ?")
                        .params(user, hash)
                        .update()
                == 1;
    }

    boolean delete(String user) {
        jdbc.sql("DELETE FROM recovery_code WHERE user_id = ?").param(user).update();
        return jdbc.sql("DELETE FROM second_factor WHERE user_id = ?")
                        .param(user)
                        .update()
                == 1;
    }

    Optional<String> applicationPassword(String user) {
        return jdbc.sql("SELECT application_password FROM second_factor"
                        + " WHERE user_id = ? AND application_password IS NOT NULL")
                .param(user)
                .query(String.class)
                .optional();
    }

    void setApplicationPassword(String user, String hash) {
        jdbc.sql("UPDATE second_factor SET application_password = ? WHERE user_id = ?")
                .params(hash, user)
                .update();
    }

    void removeApplicationPassword(String user) {
        jdbc.sql("UPDATE second_factor SET application_password = NULL WHERE user_id = ?")
                .param(user)
                .update();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
