package org.lianxin.referral.handoff;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code handoff_event}: append-only; each entry's hash covers the entry and the hash before it. */
@Repository
class HandoffChain {

    private static final String FIRST = "0".repeat(64);
    private static final int ACTOR_LENGTH = 128;
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    HandoffChain(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The caller holds the hand-off's row, so entries of one hand-off are written one after the other. */
    void append(
            String handoffNo,
            HandoffEvent event,
            HandoffState stateAfter,
            String actor,
            Instant at,
            Map<String, String> detail) {
        Optional<Row> last = rows(handoffNo).stream().reduce((first, second) -> second);
        Row row = new Row(
                handoffNo,
                last.map(Row::entry).orElse(0) + 1,
                event.code(),
                stateAfter.code(),
                actor.length() > ACTOR_LENGTH ? actor.substring(0, ACTOR_LENGTH) : actor,
                at,
                write(detail),
                last.map(Row::entryHash).orElse(FIRST),
                "");
        jdbc.sql(
                        """
                        INSERT INTO handoff_event
                          (handoff_no, entry, event, state_after, actor, at, detail, prev_hash, entry_hash)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        handoffNo,
                        row.entry(),
                        row.event(),
                        row.stateAfter(),
                        row.actor(),
                        HandoffRows.utc(at),
                        row.detail(),
                        row.prevHash(),
                        row.hash())
                .update();
    }

    List<HandoffEntry> entries(String handoffNo) {
        return rows(handoffNo).stream()
                .map(row -> new HandoffEntry(
                        row.entry(),
                        HandoffEvent.of(row.event()),
                        HandoffState.of(row.stateAfter()),
                        row.actor(),
                        row.at(),
                        read(row.detail())))
                .toList();
    }

    Optional<Integer> firstAlteredEntry(String handoffNo) {
        int expected = 1;
        String before = FIRST;
        for (Row row : rows(handoffNo)) {
            if (row.entry() != expected
                    || !row.prevHash().equals(before)
                    || !row.entryHash().equals(row.hash())) {
                return Optional.of(expected);
            }
            before = row.entryHash();
            expected++;
        }
        return Optional.empty();
    }

    private List<Row> rows(String handoffNo) {
        return jdbc.sql("SELECT * FROM handoff_event WHERE handoff_no = ? ORDER BY entry")
                .param(handoffNo)
                .query(HandoffChain::row)
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("handoff_no"),
                row.getInt("entry"),
                row.getString("event"),
                row.getString("state_after"),
                row.getString("actor"),
                HandoffRows.requiredInstant(row, "at"),
                row.getString("detail"),
                row.getString("prev_hash"),
                row.getString("entry_hash"));
    }

    private static String write(Map<String, String> detail) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(detail));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> read(String detail) {
        try {
            return JSON.readValue(detail, new TypeReference<>() {});
        } catch (JsonProcessingException altered) {
            throw new IllegalStateException("handoff_event.detail is not JSON: " + detail, altered);
        }
    }

    private record Row(
            String handoffNo,
            int entry,
            String event,
            String stateAfter,
            String actor,
            Instant at,
            String detail,
            String prevHash,
            String entryHash) {

        /** Each field goes in with its length, so that no two different entries read the same. */
        String hash() {
            MessageDigest digest = Sha256.digest();
            for (String field : List.of(
                    prevHash, handoffNo, Integer.toString(entry), event, stateAfter, actor, at.toString(), detail)) {
                byte[] bytes = field.getBytes(UTF_8);
                digest.update((bytes.length + ":").getBytes(UTF_8));
                digest.update(bytes);
            }
            return Sha256.hex(digest);
        }
    }
}
