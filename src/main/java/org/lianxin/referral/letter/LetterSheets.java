package org.lianxin.referral.letter;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lianxin.referral.letter.LetterTexts.Kind;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.ResourceLoader;
import org.w3c.dom.Document;

/**
 * Every sheet that {@code letters.yaml} names.
 *
 * @param sheets by name
 */
record LetterSheets(LetterTexts texts, Map<String, LetterSheet> sheets) {

    /**
     * Files of {@code config/letters}, beside the program or packaged.
     *
     * @throws LetterSheetException if a sheet is missing, or the file beside the program has a mistake
     */
    static LetterSheets of(LetterTexts texts, ResourceLoader resources) {
        return new LetterSheets(
                texts,
                texts.kinds().values().stream()
                        .map(Kind::sheet)
                        .distinct()
                        .collect(Collectors.toMap(Function.identity(), name -> sheet(name, resources))));
    }

    private static LetterSheet sheet(String name, ResourceLoader resources) {
        String file = "config/letters/" + name + ".html";
        return new LetterSheet(new FileSystemResource(file), resources.getResource("classpath:" + file));
    }

    Document fill(Letter letter) {
        Kind kind = texts.kind(letter.kind());
        return Objects.requireNonNull(sheets.get(kind.sheet())).fill(letter, kind.signatory());
    }
}
