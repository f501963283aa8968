package org.lianxin.referral.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One line of the access log.
 *
 * @param entry counts from 1 without a gap
 * @param viewer a user's id, or {@code partner:} and the id of an agency
 * @param address of the viewer's machine; {@code -} when it was not asked over the network
 * @param referralNo empty when no single referral was seen
 */
record AccessEntry(
        long entry,
        Instant at,
        String viewer,
        String address,
        String referralNo,
        AccessKind kind,
        String objectId,
        String hash) {

    static AccessEntry read(ResultSet row, int number) throws SQLException {
        return new AccessEntry(
                row.getLong("entry"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("viewer"),
                row.getString("address"),
                row.getString("referral_no"),
                AccessKind.of(row.getString("kind")),
                row.getString("object_id"),
                row.getString("entry_hash"));
    }

    /** The entry with the hash it must have after an entry with {@code hashBefore}. */
    AccessEntry sealed(String hashBefore, BlindIndex key) {
        List<String> fields = List.of(
                hashBefore, Long.toString(entry), at.toString(), viewer, address, referralNo, kind.code(), objectId);
        return new AccessEntry(entry, at, viewer, address, referralNo, kind, objectId, digest(key, fields));
    }

    /** Each field goes in with its length, so that no two different lists read the same. */
    static String digest(BlindIndex key, List<String> fields) {
        return key.digest(
                "access-log",
                fields.stream().map(field -> field.length() + ":" + field).collect(Collectors.joining()));
    }
}
