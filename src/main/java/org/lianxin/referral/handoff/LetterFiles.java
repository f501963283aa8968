package org.lianxin.referral.handoff;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.lianxin.referral.letter.Letter;
import org.lianxin.referral.letter.LetterPrinter;
import org.springframework.stereotype.Component;

/** The letters as PDF: printed once, when they are signed, kept sealed, and held by their SHA-256 in the history. */
@Component
class LetterFiles {

    private static final String FILE = "file";
    private static final String FILE_DIGEST = "fileDigest";

    private final Handoffs handoffs;
    private final LetterPrinter printer;
    private final Documents documents;
    private final Clock clock;

    LetterFiles(Handoffs handoffs, LetterPrinter printer, Documents documents, Clock clock) {
        this.handoffs = handoffs;
        this.printer = printer;
        this.documents = documents;
        this.clock = clock;
    }

    /** Prints and keeps the letter; returns what the history is to say of the file. */
    Map<String, String> keep(String handoffNo, Letter letter) {
        byte[] pdf = printer.print(letter);
        Document kept = documents.storeLetter(
                handoffNo,
                (letter.documentNo().isEmpty() ? handoffNo : letter.documentNo()) + ".pdf",
                pdf,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return Map.of(FILE, kept.id().toString(), FILE_DIGEST, Sha256.of(pdf));
    }

    /** Whether this entry of the history speaks of a file that is gone or is not the one it was. */
    boolean isAltered(HandoffEntry entry) {
        return entry.detail().containsKey(FILE) && content(entry).isEmpty();
    }

    /** The file that this entry of the history speaks of. */
    Optional<Document> of(String handoffNo, HandoffEntry entry) {
        return documents.letters(handoffNo).stream()
                .filter(document ->
                        document.id().toString().equals(entry.detail().get(FILE)))
                .findFirst();
    }

    /** The PDF of which the history of the hand-off speaks under the id; empty when it does not, or the file is not the one it was. */
    Optional<byte[]> content(String handoffNo, UUID id) {
        return handoffs.events(handoffNo).stream()
                .filter(entry -> id.toString().equals(entry.detail().get(FILE)))
                .findFirst()
                .flatMap(this::content);
    }

    private Optional<byte[]> content(HandoffEntry entry) {
        return documents.unaltered(
                UUID.fromString(entry.detail().getOrDefault(FILE, "")),
                entry.detail().getOrDefault(FILE_DIGEST, ""));
    }
}
