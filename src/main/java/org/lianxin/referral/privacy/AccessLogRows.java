package org.lianxin.referral.privacy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tables {@code access_log} and {@code access_log_head}. */
@Repository
class AccessLogRows {

    private final JdbcClient jdbc;

    AccessLogRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Held by this transaction alone until it ends, so that entries come one after the other on all nodes. */
    AccessLogHead holdHead() {
        return jdbc.sql("SELECT * FROM access_log_head FOR UPDATE")
                .query(AccessLogHead::read)
                .single();
    }

    /** More or less than one head is a fault of its own. */
    List<AccessLogHead> heads() {
        return jdbc.sql("SELECT * FROM access_log_head")
                .query(AccessLogHead::read)
                .list();
    }

    void replaceHead(AccessLogHead head) {
        jdbc.sql(
                        """
                        UPDATE access_log_head
                        SET last_entry = ?, last_hash = ?, removed_entry = ?, removed_hash = ?, seal = ?""")
                .params(head.lastEntry(), head.lastHash(), head.removedEntry(), head.removedHash(), head.seal())
                .update();
    }

    void insert(AccessEntry entry) {
        jdbc.sql(
                        """
                        INSERT INTO access_log (entry, at, viewer, address, referral_no, kind, object_id, entry_hash)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        entry.entry(),
                        entry.at().atOffset(ZoneOffset.UTC),
                        entry.viewer(),
                        entry.address(),
                        entry.referralNo(),
                        entry.kind().code(),
                        entry.objectId(),
                        entry.hash())
                .update();
    }

    /** At most {@code most} entries after one entry and up to another, oldest first. */
    List<AccessEntry> between(long after, long last, int most) {
        return jdbc.sql("SELECT * FROM access_log WHERE entry > ? AND entry <= ? ORDER BY entry LIMIT ?")
                .params(after, last, most)
                .query(AccessEntry::read)
                .list();
    }

    /** At most {@code most} entries that the filter lets pass, newest first. */
    List<AccessEntry> newest(AccessLogFilter filter, int most) {
        return jdbc.sql(
                        """
                        SELECT * FROM access_log
                        WHERE entry < :before AND at >= :from AND at < :until
                          AND (:referral = '' OR referral_no = :referral) AND (:viewer = '' OR viewer = :viewer)
                        ORDER BY entry DESC LIMIT :most""")
                .param("before", filter.before())
                .param("from", filter.from().atOffset(ZoneOffset.UTC))
                .param("until", filter.until().atOffset(ZoneOffset.UTC))
                .param("referral", filter.referralNo())
                .param("viewer", filter.viewer())
                .param("most", most)
                .query(AccessEntry::read)
                .list();
    }

    /** The last of the oldest entries that all lie before the instant. */
    Optional<AccessEntry> lastBefore(Instant instant) {
        return jdbc.sql(
                        """
                        SELECT * FROM access_log
                        WHERE entry < COALESCE(
                            (SELECT MIN(entry) FROM access_log WHERE at >= :instant), 1 + (SELECT MAX(entry) FROM access_log))
                        ORDER BY entry DESC LIMIT 1""")
                .param("instant", instant.atOffset(ZoneOffset.UTC))
                .query(AccessEntry::read)
                .optional();
    }

    Optional<Long> lowest() {
        return edge("MIN");
    }

    Optional<Long> highest() {
        return edge("MAX");
    }

    private Optional<Long> edge(String function) {
        return jdbc.sql("SELECT " + function + "(entry) FROM access_log HAVING COUNT(*) > 0")
                .query(Long.class)
                .optional();
    }

    int removeThrough(long entry) {
        return jdbc.sql("DELETE FROM access_log WHERE entry <= ?").param(entry).update();
    }
}
