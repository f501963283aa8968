package org.lianxin.referral.handoff;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.lianxin.referral.privacy.SealBrokenException;
import org.lianxin.referral.privacy.SealedTable;
import org.lianxin.referral.privacy.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code document}: the files that agencies sent, and the letters as they were signed. Name and content are sealed. */
@Repository
class Documents {

    static final SealedTable TABLE =
            new SealedTable("document", List.of("document_id"), List.of("file_name", "content"));

    private static final String ANSWER = "answer";
    private static final String LETTER = "letter";

    private final JdbcClient jdbc;
    private final Vault vault;

    Documents(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    Document store(String handoffNo, AnswerFile file, Instant at) {
        return store(ANSWER, handoffNo, file.name(), file.mediaType(), file.content(), at);
    }

    Document storeLetter(String handoffNo, String name, byte[] pdf, Instant at) {
        return store(LETTER, handoffNo, name, "application/pdf", pdf, at);
    }

    private Document store(String kind, String handoffNo, String name, String mediaType, byte[] content, Instant at) {
        Document document = new Document(UUID.randomUUID(), name, mediaType, content.length, at);
        jdbc.sql(
                        """
                        INSERT INTO document
                          (document_id, kind, handoff_no, file_name, media_type, size_bytes, sha256, content, received_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        document.id(),
                        kind,
                        handoffNo,
                        vault.seal(document.fileName().getBytes(UTF_8), TABLE.context("file_name", document.id())),
                        document.mediaType(),
                        document.size(),
                        Sha256.of(content),
                        vault.seal(content, TABLE.context("content", document.id())),
                        HandoffRows.utc(at))
                .update();
        return document;
    }

    void erase(String handoffNo) {
        jdbc.sql("DELETE FROM document WHERE handoff_no = ?").param(handoffNo).update();
    }

    /** What the agency sent. */
    List<Document> of(String handoffNo) {
        return list(ANSWER, handoffNo);
    }

    /** The letters of the hand-off as they were signed, superseded ones too. */
    List<Document> letters(String handoffNo) {
        return list(LETTER, handoffNo);
    }

    private List<Document> list(String kind, String handoffNo) {
        return jdbc
                .sql(
                        """
                        SELECT document_id, file_name, media_type, size_bytes, received_at
                        FROM document WHERE handoff_no = ? AND kind = ?""")
                .params(handoffNo, kind)
                .query(this::read)
                .list()
                .stream()
                .sorted(Comparator.comparing(Document::receivedAt).thenComparing(Document::fileName))
                .toList();
    }

    /** Asks for the hand-off too, so that a guessed id of another hand-off finds nothing. */
    Optional<Document> find(String handoffNo, UUID id) {
        return of(handoffNo).stream()
                .filter(document -> document.id().equals(id))
                .findFirst();
    }

    /** The content, unless it is gone or is not the one that was received: its SHA-256 was kept beside it. */
    Optional<byte[]> content(UUID id) {
        return jdbc.sql("SELECT sha256 FROM document WHERE document_id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .flatMap(sha256 -> unaltered(id, sha256));
    }

    /** The content, unless it is gone or is not the one with this SHA-256 any more. */
    Optional<byte[]> unaltered(UUID id, String sha256) {
        try {
            return opened(id).filter(content -> Sha256.of(content).equals(sha256));
        } catch (SealBrokenException altered) {
            return Optional.empty();
        }
    }

    private Optional<byte[]> opened(UUID id) {
        return jdbc.sql("SELECT content FROM document WHERE document_id = ?")
                .param(id)
                .query((row, number) -> vault.open(row.getBytes("content"), TABLE.context("content", id)))
                .optional();
    }

    private Document read(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("document_id", UUID.class);
        return new Document(
                id,
                new String(vault.open(row.getBytes("file_name"), TABLE.context("file_name", id)), UTF_8),
                row.getString("media_type"),
                row.getLong("size_bytes"),
                HandoffRows.requiredInstant(row, "received_at"));
    }
}
