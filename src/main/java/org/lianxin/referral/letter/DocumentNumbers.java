package org.lianxin.referral.letter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.lianxin.referral.organisation.Federation;
import org.lianxin.referral.organisation.Office;
import org.lianxin.referral.register.NumberSeries;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Draws the number of a letter when it is signed, never before, and keeps the register of them. A rolled back signature gives its
 * number back; a number that stood on paper once is declared void instead, and is never drawn again.
 */
@Service
public class DocumentNumbers {

    /** How the number of a suggestion begins; a number without it is that of a hand-off. */
    public static final String SUGGESTION = "JY-";

    private final NumberSeries series;
    private final JdbcClient jdbc;
    private final Federation federation;

    DocumentNumbers(NumberSeries series, JdbcClient jdbc, Federation federation) {
        this.series = series;
        this.jdbc = jdbc;
        this.federation = federation;
    }

    /**
     * 汉台妇函〔2026〕12号 for a letter, 汉台转〔2026〕123 for a slip. The year changes at midnight of the office's own zone.
     *
     * @param mode of the route: formal_transfer and emergency_phone are letters, internal_dispatch is a slip
     * @param handoffNo what the letter is about: the number of a hand-off or of a suggestion
     */
    @Transactional
    public String draw(Office office, String mode, String handoffNo, Instant at) {
        return switch (mode) {
            case "formal_transfer", "emergency_phone" -> draw(office, office.letterCode(), "号", handoffNo, at);
            case "internal_dispatch" -> draw(office, office.slipCode(), "", handoffNo, at);
            default -> throw new IllegalArgumentException("A route of mode " + mode + " has no document number");
        };
    }

    /**
     * Whether this number may stand on the letter when that is signed anew. Holds the number until the transaction ends, so that
     * nobody declares it void meanwhile.
     */
    @Transactional
    public boolean mayStay(String documentNo) {
        return jdbc.sql("SELECT voided_at FROM document_number WHERE document_no = ? FOR UPDATE")
                .param(documentNo)
                .query(OffsetDateTime.class)
                .optional()
                .isEmpty();
    }

    /** Declares a number void; false when there is no such number of this hand-off, or it was void before. */
    @Transactional
    public boolean declareVoid(String documentNo, String handoffNo, Instant at) {
        return jdbc.sql("UPDATE document_number SET voided_at = :at"
                                + " WHERE document_no = :documentNo AND handoff_no = :handoffNo AND voided_at IS NULL")
                        .param("at", utc(at))
                        .param("documentNo", documentNo)
                        .param("handoffNo", handoffNo)
                        .update()
                == 1;
    }

    /** The numbers of the hand-off's letters, in the order in which they were drawn. */
    public List<DrawnNumber> ofHandoff(String handoffNo) {
        return jdbc.sql("SELECT * FROM document_number WHERE handoff_no = ? ORDER BY drawn_at, number")
                .param(handoffNo)
                .query(DocumentNumbers::read)
                .list();
    }

    /** The register of these offices for a year, series by series without a gap. */
    public List<DrawnNumber> register(Collection<String> officeCodes, int year) {
        if (officeCodes.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("SELECT * FROM document_number WHERE office IN (:offices) AND series_year = :year"
                        + " ORDER BY office, series, number")
                .param("offices", officeCodes)
                .param("year", year)
                .query(DocumentNumbers::read)
                .list();
    }

    /** Hexagonal brackets U+3014 and U+3015, no leading zeros: GB/T 9704-2012, 7.2.5. */
    private String draw(Office office, String code, String suffix, String handoffNo, Instant at) {
        int year = at.atZone(federation.zone()).getYear();
        int number = series.next(code, year);
        String documentNo = "%s〔%d〕%d%s".formatted(code, year, number, suffix);
        jdbc.sql(
                        """
                        INSERT INTO document_number
                          (document_no, office, series, series_year, number, handoff_no, drawn_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)""")
                .params(documentNo, office.code(), code, year, number, handoffNo, utc(at))
                .update();
        return documentNo;
    }

    private static DrawnNumber read(ResultSet row, int line) throws SQLException {
        return new DrawnNumber(
                row.getString("document_no"),
                row.getString("handoff_no"),
                row.getObject("drawn_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("voided_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
