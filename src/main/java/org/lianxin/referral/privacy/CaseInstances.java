package org.lianxin.referral.privacy;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which process instances belong to which referral. Read from the engine's own table, because its queries need two
 * round trips for each instance and would check the rights of whoever is signed in.
 */
@Repository
class CaseInstances {

    private final JdbcClient jdbc;

    CaseInstances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The numbers of the referrals (business keys of the root instances); the root's id where it has none. */
    List<Seen> referralsOf(Set<String> processInstanceIds) {
        return processInstanceIds.isEmpty()
                ? List.of()
                : jdbc.sql(
                                """
                                SELECT COALESCE(root.BUSINESS_KEY_, root.PROC_INST_ID_) AS referral_no, MIN(one.PROC_INST_ID_) AS instance
                                FROM ACT_HI_PROCINST one
                                JOIN ACT_HI_PROCINST root ON root.PROC_INST_ID_ = one.ROOT_PROC_INST_ID_
                                WHERE one.PROC_INST_ID_ IN (:ids)
                                GROUP BY root.BUSINESS_KEY_, root.PROC_INST_ID_""")
                        .param("ids", processInstanceIds)
                        .query((row, number) -> new Seen(row.getString("referral_no"), row.getString("instance")))
                        .list();
    }

    /** A referral and one of its process instances. */
    record Seen(String referralNo, String processInstanceId) {}
}
