package org.lianxin.referral.handoff;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.UUID;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.lianxin.referral.privacy.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Seals what earlier versions kept in plain text, and links each chain anew over the digests. An entry that was altered
 * before keeps its hash, and those after it too, so that the alteration still shows.
 */
@Component
class V2_2__Seal_handoffs extends BaseJavaMigration {

    private final Vault vault;

    V2_2__Seal_handoffs(Vault vault) {
        this.vault = vault;
    }

    @Override
    public void migrate(Context context) {
        JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(context.getConnection(), true));
        jdbc.sql("SELECT document_id FROM document").query(UUID.class).list().forEach(id -> sealDocument(jdbc, id));
        jdbc.sql("SELECT DISTINCT handoff_no FROM handoff_event")
                .query(String.class)
                .list()
                .forEach(handoffNo -> sealEvents(jdbc, handoffNo));
    }

    private void sealDocument(JdbcClient jdbc, UUID id) {
        jdbc.sql("SELECT file_name, content FROM document WHERE document_id = ?")
                .param(id)
                .query((row, number) -> List.of(
                        vault.seal(
                                row.getString("file_name").getBytes(UTF_8), Documents.TABLE.context("file_name", id)),
                        vault.seal(row.getBytes("content"), Documents.TABLE.context("content", id))))
                .list()
                .forEach(row -> jdbc.sql("UPDATE document SET sealed_file_name = ?, content = ? WHERE document_id = ?")
                        .params(row.get(0), row.get(1), id)
                        .update());
    }

    private void sealEvents(JdbcClient jdbc, String handoffNo) {
        String plainBefore = ChainLink.FIRST;
        String sealedBefore = ChainLink.FIRST;
        boolean whole = true;
        for (Event event : events(jdbc, handoffNo)) {
            ChainLink plain = event.link();
            whole = whole
                    && plain.prevHash().equals(plainBefore)
                    && event.entryHash().equals(plain.hash(event.actor()));
            SaltedText said = SaltedText.of(plain.detailDigest());
            ChainLink link = new ChainLink(
                    whole ? sealedBefore : plain.prevHash(),
                    handoffNo,
                    plain.entry(),
                    plain.event(),
                    plain.stateAfter(),
                    plain.at(),
                    said.digest());
            String hash = whole ? link.hash(event.actor()) : event.entryHash();
            update(jdbc, link, event.actor(), said, hash);
            plainBefore = event.entryHash();
            sealedBefore = hash;
        }
    }

    private void update(JdbcClient jdbc, ChainLink link, String actor, SaltedText said, String hash) {
        Object[] key = {link.handoffNo(), link.entry()};
        jdbc.sql(
                        """
                        UPDATE handoff_event
                        SET sealed_actor = ?, sealed_detail = ?, detail_digest = ?, prev_hash = ?, entry_hash = ?
                        WHERE handoff_no = ? AND entry = ?""")
                .params(
                        vault.seal(actor.getBytes(UTF_8), HandoffChain.TABLE.context("actor", key)),
                        vault.seal(said.bytes(), HandoffChain.TABLE.context("detail", key)),
                        link.detailDigest(),
                        link.prevHash(),
                        hash,
                        link.handoffNo(),
                        link.entry())
                .update();
    }

    /** In the plain rows the text itself stood where the digest stands now. */
    private static List<Event> events(JdbcClient jdbc, String handoffNo) {
        return jdbc.sql("SELECT * FROM handoff_event WHERE handoff_no = ? ORDER BY entry")
                .param(handoffNo)
                .query((row, number) -> new Event(
                        new ChainLink(
                                row.getString("prev_hash"),
                                handoffNo,
                                row.getInt("entry"),
                                row.getString("event"),
                                row.getString("state_after"),
                                HandoffRows.requiredInstant(row, "at"),
                                row.getString("detail")),
                        row.getString("actor"),
                        row.getString("entry_hash")))
                .list();
    }

    private record Event(ChainLink link, String actor, String entryHash) {}
}
