package org.lianxin.referral.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Where the access log ends, and up to where it was removed when its time was over. */
record AccessLogHead(long lastEntry, String lastHash, long removedEntry, String removedHash, String seal) {

    private static final String NOTHING = "0".repeat(64);

    static AccessLogHead read(ResultSet row, int number) throws SQLException {
        return new AccessLogHead(
                row.getLong("last_entry"),
                row.getString("last_hash"),
                row.getLong("removed_entry"),
                row.getString("removed_hash"),
                row.getString("seal"));
    }

    AccessLogHead endingWith(AccessEntry entry, BlindIndex key) {
        return sealed(entry.entry(), entry.hash(), removedEntry, removedHash, key);
    }

    AccessLogHead removedThrough(AccessEntry entry, BlindIndex key) {
        return sealed(lastEntry, lastHash, entry.entry(), entry.hash(), key);
    }

    /** The head of a log without an entry, as the migration made it, has no seal yet. */
    boolean isWhole(BlindIndex key) {
        return seal.equals(lastEntry == 0 ? NOTHING : sealed(lastEntry, lastHash, removedEntry, removedHash, key).seal);
    }

    private static AccessLogHead sealed(
            long lastEntry, String lastHash, long removedEntry, String removedHash, BlindIndex key) {
        String seal = AccessEntry.digest(
                key, List.of("head", Long.toString(lastEntry), lastHash, Long.toString(removedEntry), removedHash));
        return new AccessLogHead(lastEntry, lastHash, removedEntry, removedHash, seal);
    }
}
