package org.lianxin.referral.handoff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code partner_token}. Knows tokens by their SHA-256 only. */
@Repository
class PartnerTokens {

    private final JdbcClient jdbc;

    PartnerTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(
            String tokenHash, String handoffNo, String agencyId, Instant issuedAt, Instant expiresAt, boolean reader) {
        jdbc.sql(
                        """
                        INSERT INTO partner_token (token_hash, handoff_no, agency_id, issued_at, expires_at, failed_codes, reader)
                        VALUES (?, ?, ?, ?, ?, 0, ?)""")
                .params(tokenHash, handoffNo, agencyId, HandoffRows.utc(issuedAt), HandoffRows.utc(expiresAt), reader)
                .update();
    }

    void erase(String handoffNo) {
        jdbc.sql("DELETE FROM partner_token WHERE handoff_no = ?")
                .param(handoffNo)
                .update();
    }

    Optional<Row> find(String tokenHash) {
        return jdbc.sql("SELECT * FROM partner_token WHERE token_hash = ?")
                .param(tokenHash)
                .query(PartnerTokens::read)
                .optional();
    }

    /** Takes one of the allowed attempts before the code is compared, so that guesses side by side do not get more. */
    boolean takeAttempt(String tokenHash, int allowed) {
        return jdbc.sql("UPDATE partner_token SET failed_codes = failed_codes + 1"
                                + " WHERE token_hash = ? AND locked_at IS NULL AND failed_codes < ?")
                        .params(tokenHash, allowed)
                        .update()
                == 1;
    }

    void forgetAttempts(String tokenHash) {
        jdbc.sql("UPDATE partner_token SET failed_codes = 0 WHERE token_hash = ? AND locked_at IS NULL")
                .param(tokenHash)
                .update();
    }

    /** True for the one caller who locked it. */
    boolean lock(String tokenHash, int allowed, Instant at) {
        return jdbc.sql("UPDATE partner_token SET locked_at = ?"
                                + " WHERE token_hash = ? AND locked_at IS NULL AND failed_codes >= ?")
                        .params(HandoffRows.utc(at), tokenHash, allowed)
                        .update()
                == 1;
    }

    void replaceOlder(Row row, Instant at) {
        jdbc.sql("UPDATE partner_token SET replaced_at = ?"
                        + " WHERE handoff_no = ? AND agency_id = ? AND token_hash <> ? AND issued_at <= ?"
                        + " AND replaced_at IS NULL")
                .params(
                        HandoffRows.utc(at),
                        row.handoffNo(),
                        row.agencyId(),
                        row.tokenHash(),
                        HandoffRows.utc(row.issuedAt()))
                .update();
    }

    /** True for the first request only: one link asks for one new mail. */
    boolean markRequested(String tokenHash, Instant at) {
        return jdbc.sql("UPDATE partner_token SET requested_at = ? WHERE token_hash = ? AND requested_at IS NULL")
                        .params(HandoffRows.utc(at), tokenHash)
                        .update()
                == 1;
    }

    void unmarkRequested(String tokenHash) {
        jdbc.sql("UPDATE partner_token SET requested_at = NULL WHERE token_hash = ?")
                .param(tokenHash)
                .update();
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("token_hash"),
                row.getString("handoff_no"),
                row.getString("agency_id"),
                HandoffRows.requiredInstant(row, "issued_at"),
                HandoffRows.requiredInstant(row, "expires_at"),
                row.getObject("locked_at") != null,
                row.getObject("replaced_at") != null,
                row.getBoolean("reader"));
    }

    record Row(
            String tokenHash,
            String handoffNo,
            String agencyId,
            Instant issuedAt,
            Instant expiresAt,
            boolean locked,
            boolean replaced,
            boolean reader) {}
}
