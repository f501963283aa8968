package org.lianxin.referral.handoff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code document}: the files that agencies sent. */
@Repository
class Documents {

    private final JdbcClient jdbc;

    Documents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Document store(String handoffNo, AnswerFile file, Instant at) {
        Document document = new Document(UUID.randomUUID(), file.name(), file.mediaType(), file.content().length, at);
        jdbc.sql(
                        """
                        INSERT INTO document
                          (document_id, handoff_no, file_name, media_type, size_bytes, sha256, content, received_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        document.id(),
                        handoffNo,
                        document.fileName(),
                        document.mediaType(),
                        document.size(),
                        Sha256.of(file.content()),
                        file.content(),
                        HandoffRows.utc(at))
                .update();
        return document;
    }

    List<Document> of(String handoffNo) {
        return jdbc.sql(
                        """
                        SELECT document_id, file_name, media_type, size_bytes, received_at
                        FROM document WHERE handoff_no = ? ORDER BY received_at, file_name""")
                .param(handoffNo)
                .query(Documents::read)
                .list();
    }

    /** Asks for the hand-off too, so that a guessed id of another hand-off finds nothing. */
    Optional<Document> find(String handoffNo, UUID id) {
        return of(handoffNo).stream()
                .filter(document -> document.id().equals(id))
                .findFirst();
    }

    byte[] content(UUID id) {
        return jdbc.sql("SELECT content FROM document WHERE document_id = ?")
                .param(id)
                .query((row, number) -> row.getBytes("content"))
                .single();
    }

    private static Document read(ResultSet row, int number) throws SQLException {
        return new Document(
                row.getObject("document_id", UUID.class),
                row.getString("file_name"),
                row.getString("media_type"),
                row.getLong("size_bytes"),
                HandoffRows.requiredInstant(row, "received_at"));
    }
}
