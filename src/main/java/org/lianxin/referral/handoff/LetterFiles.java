package org.lianxin.referral.handoff;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.lianxin.referral.letter.Letter;
import org.lianxin.referral.letter.LetterPrinter;
import org.lianxin.referral.modeling.EntryRefusedException;
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

    /** Refuses, with a sentence for the person at work on it, a letter that cannot be printed as it should read. */
    void check(Letter letter) {
        if (letter.recipient().isBlank()) {
            throw new EntryRefusedException("〔主送〕没有填写主送机关，不能签发。请补上主送机关；已经报请签发的，请退回修改。");
        }
        List<String> missing = printer.unprintable(letter);
        if (!missing.isEmpty()) {
            throw new EntryRefusedException(missing.stream()
                    .map(character -> "“%s”（U+%04X）".formatted(character, character.codePointAt(0)))
                    .collect(Collectors.joining("、", "〔文书〕字库里没有", "，打印出来会缺字，不能签发。请换成别的字或者去掉；已经报请签发的，请退回修改。")));
        }
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
