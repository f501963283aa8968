package org.lianxin.referral.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code erasure}. */
@Repository
class ErasureRows {

    private final JdbcClient jdbc;

    ErasureRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Erasure erasure) {
        jdbc.sql(
                        """
                        INSERT INTO erasure (referral_no, reason, requested_by, approved_by, erased_at)
                        VALUES (?, ?, ?, ?, ?)""")
                .params(
                        erasure.referralNo(),
                        erasure.reason(),
                        erasure.requestedBy(),
                        erasure.approvedBy(),
                        erasure.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** All process instances of the referral with what they called, read from the engine's own table in one query. */
    List<String> instancesOf(String referralNo) {
        return jdbc.sql(
                        """
                        SELECT one.PROC_INST_ID_ FROM ACT_HI_PROCINST one
                        WHERE one.ROOT_PROC_INST_ID_ IN (
                            SELECT PROC_INST_ID_ FROM ACT_HI_PROCINST
                            WHERE PROC_DEF_KEY_ = 'referral' AND BUSINESS_KEY_ = :referral)""")
                .param("referral", referralNo)
                .query(String.class)
                .list();
    }

    boolean contains(String referralNo) {
        return jdbc.sql("SELECT COUNT(*) FROM erasure WHERE referral_no = ?")
                        .param(referralNo)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    List<Erasure> all() {
        return jdbc.sql("SELECT * FROM erasure ORDER BY erased_at, referral_no")
                .query(ErasureRows::erasure)
                .list();
    }

    private static Erasure erasure(ResultSet row, int number) throws SQLException {
        return new Erasure(
                row.getString("referral_no"),
                row.getString("reason"),
                row.getString("requested_by"),
                row.getString("approved_by"),
                row.getObject("erased_at", OffsetDateTime.class).toInstant());
    }
}
