package org.lianxin.referral.handoff;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lianxin.referral.privacy.SealBrokenException;
import org.lianxin.referral.privacy.SealedTable;
import org.lianxin.referral.privacy.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Table {@code handoff_event}: append-only; each entry's hash covers the entry and the hash before it. Who it was and what
 * was said are sealed; an entry whose {@code detail} was erased still links the chain.
 */
@Repository
class HandoffChain {

    static final SealedTable TABLE =
            new SealedTable("handoff_event", List.of("handoff_no", "entry"), List.of("actor", "detail"));

    private static final int ACTOR_LENGTH = 128;
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Vault vault;

    HandoffChain(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
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
        int entry = last.map(row -> row.link().entry()).orElse(0) + 1;
        String who = actor.length() > ACTOR_LENGTH ? actor.substring(0, ACTOR_LENGTH) : actor;
        SaltedText said = SaltedText.of(write(detail));
        ChainLink link = new ChainLink(
                last.map(Row::entryHash).orElse(ChainLink.FIRST),
                handoffNo,
                entry,
                event.code(),
                stateAfter.code(),
                at,
                said.digest());
        jdbc.sql(
                        """
                        INSERT INTO handoff_event
                          (handoff_no, entry, event, state_after, actor, at, detail, detail_digest, prev_hash, entry_hash)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        handoffNo,
                        entry,
                        link.event(),
                        link.stateAfter(),
                        vault.seal(who.getBytes(UTF_8), TABLE.context("actor", handoffNo, entry)),
                        HandoffRows.utc(at),
                        vault.seal(said.bytes(), TABLE.context("detail", handoffNo, entry)),
                        link.detailDigest(),
                        link.prevHash(),
                        link.hash(who))
                .update();
    }

    /** What was said is empty where it was erased. An entry that does not open any more says so instead of who it was. */
    List<HandoffEntry> entries(String handoffNo) {
        return rows(handoffNo).stream().map(this::entry).toList();
    }

    private HandoffEntry entry(Row row) {
        try {
            return entry(
                    row, actor(row), said(row).map(said -> read(said.text())).orElse(Map.of()));
        } catch (SealBrokenException altered) {
            return entry(row, "（记录被改动，无法读取）", Map.of());
        }
    }

    private static HandoffEntry entry(Row row, String actor, Map<String, String> detail) {
        ChainLink link = row.link();
        return new HandoffEntry(
                link.entry(),
                HandoffEvent.of(link.event()),
                HandoffState.of(link.stateAfter()),
                actor,
                link.at(),
                detail);
    }

    /** What was said goes; its digest stays and links the chain. */
    void erase(String handoffNo) {
        jdbc.sql("UPDATE handoff_event SET detail = NULL WHERE handoff_no = ?")
                .param(handoffNo)
                .update();
    }

    Optional<Integer> firstAlteredEntry(String handoffNo) {
        int expected = 1;
        String before = ChainLink.FIRST;
        for (Row row : rows(handoffNo)) {
            if (row.link().entry() != expected || !row.link().prevHash().equals(before) || !isWhole(row)) {
                return Optional.of(expected);
            }
            before = row.entryHash();
            expected++;
        }
        return Optional.empty();
    }

    private boolean isWhole(Row row) {
        try {
            return row.entryHash().equals(row.link().hash(actor(row)))
                    && said(row)
                            .map(SaltedText::digest)
                            .filter(digest -> !digest.equals(row.link().detailDigest()))
                            .isEmpty();
        } catch (SealBrokenException altered) {
            return false;
        }
    }

    private String actor(Row row) {
        String context =
                TABLE.context("actor", row.link().handoffNo(), row.link().entry());
        return new String(vault.open(row.actor(), context), UTF_8);
    }

    private Optional<SaltedText> said(Row row) {
        String context =
                TABLE.context("detail", row.link().handoffNo(), row.link().entry());
        return Optional.ofNullable(row.detail()).map(stored -> SaltedText.read(vault.open(stored, context)));
    }

    private List<Row> rows(String handoffNo) {
        return jdbc.sql("SELECT * FROM handoff_event WHERE handoff_no = ? ORDER BY entry")
                .param(handoffNo)
                .query(HandoffChain::row)
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                new ChainLink(
                        row.getString("prev_hash"),
                        row.getString("handoff_no"),
                        row.getInt("entry"),
                        row.getString("event"),
                        row.getString("state_after"),
                        HandoffRows.requiredInstant(row, "at"),
                        row.getString("detail_digest")),
                row.getBytes("actor"),
                row.getBytes("detail"),
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
            throw new IllegalStateException("handoff_event.detail is not JSON", altered);
        }
    }

    /** As stored: {@code actor} and {@code detail} sealed. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Row(ChainLink link, byte[] actor, byte @Nullable [] detail, String entryHash) {}
}
