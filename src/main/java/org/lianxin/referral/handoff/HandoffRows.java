package org.lianxin.referral.handoff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code handoff}. */
@Repository
class HandoffRows {

    private static final String SELECT =
            "SELECT h.*, r.district FROM handoff h JOIN referral r ON r.referral_no = h.referral_no ";

    private final JdbcClient jdbc;

    HandoffRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(HandoffOpening opening, Instant at) {
        jdbc.sql(
                        """
                        INSERT INTO handoff (handoff_no, referral_no, route_id, agency_id, mode, state, sent_round, opened_at, changed_at)
                        VALUES (:handoffNo, :referralNo, :routeId, :agencyId, :mode, :state, 0, :at, :at)""")
                .param("handoffNo", opening.handoffNo())
                .param("referralNo", opening.referralNo())
                .param("routeId", opening.routeId())
                .param("agencyId", opening.agencyId().isEmpty() ? null : opening.agencyId())
                .param("mode", opening.mode())
                .param("state", HandoffState.DRAFTED.code())
                .param("at", utc(at))
                .update();
    }

    /** Compare-and-set: false when the state is no longer {@code before}. Holds the row until the transaction ends. */
    boolean move(String handoffNo, HandoffState before, HandoffState after, Instant at) {
        return jdbc.sql("UPDATE handoff SET state = :after, changed_at = :at"
                                + " WHERE handoff_no = :handoffNo AND state = :before")
                        .param("after", after.code())
                        .param("at", utc(at))
                        .param("handoffNo", handoffNo)
                        .param("before", before.code())
                        .update()
                == 1;
    }

    Optional<Handoff> find(String handoffNo) {
        return jdbc.sql(SELECT + "WHERE h.handoff_no = :handoffNo")
                .param("handoffNo", handoffNo)
                .query(HandoffRows::read)
                .optional();
    }

    List<Handoff> ofReferral(String referralNo) {
        return jdbc.sql(SELECT + "WHERE h.referral_no = :referralNo ORDER BY h.opened_at, h.handoff_no")
                .param("referralNo", referralNo)
                .query(HandoffRows::read)
                .list();
    }

    /** Of all hand-offs. */
    List<String> numbers() {
        return jdbc.sql("SELECT handoff_no FROM handoff ORDER BY handoff_no")
                .query(String.class)
                .list();
    }

    void setSent(String handoffNo, int round, Instant acknowledgeDueAt, Instant replyDueAt) {
        changed(
                handoffNo,
                jdbc.sql(
                                "UPDATE handoff SET sent_round = :round, acknowledge_due_at = :acknowledge, reply_due_at = :reply"
                                        + " WHERE handoff_no = :handoffNo")
                        .param("round", round)
                        .param("acknowledge", utc(acknowledgeDueAt))
                        .param("reply", utc(replyDueAt))
                        .param("handoffNo", handoffNo)
                        .update());
    }

    void setDocumentNo(String handoffNo, String documentNo) {
        changed(
                handoffNo,
                jdbc.sql("UPDATE handoff SET document_no = :documentNo WHERE handoff_no = :handoffNo")
                        .param("documentNo", documentNo)
                        .param("handoffNo", handoffNo)
                        .update());
    }

    void setAgency(String handoffNo, String agencyId) {
        changed(
                handoffNo,
                jdbc.sql("UPDATE handoff SET agency_id = :agencyId WHERE handoff_no = :handoffNo")
                        .param("agencyId", agencyId)
                        .param("handoffNo", handoffNo)
                        .update());
    }

    /** Both databases take an {@link OffsetDateTime}; the PostgreSQL driver takes no {@link Instant}. */
    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    static Instant requiredInstant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static void changed(String handoffNo, int rows) {
        if (rows == 0) {
            throw new UnknownHandoffException(handoffNo);
        }
    }

    private static Handoff read(ResultSet row, int number) throws SQLException {
        return new Handoff(
                row.getString("handoff_no"),
                row.getString("referral_no"),
                row.getString("district"),
                row.getString("route_id"),
                text(row, "agency_id"),
                row.getString("mode"),
                HandoffState.of(row.getString("state")),
                text(row, "document_no"),
                row.getInt("sent_round"),
                Optional.ofNullable(instant(row, "acknowledge_due_at")),
                Optional.ofNullable(instant(row, "reply_due_at")),
                requiredInstant(row, "opened_at"),
                requiredInstant(row, "changed_at"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        String value = row.getString(column);
        return value == null ? "" : value;
    }
}
