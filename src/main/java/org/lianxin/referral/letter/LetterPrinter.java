package org.lianxin.referral.letter;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.lianxin.referral.modeling.EntryRefusedException;
import org.springframework.stereotype.Service;

/** Sets a letter as PDF/A-2b on the sheet of its kind: the letter form of GB/T 9704-2012, 10.1, or a form with lines. */
@Service
public class LetterPrinter {

    /** What printers have always set for a character that no fount holds. */
    private static final String MISSING_CHARACTER = "〓";

    private final LetterSheets sheets;
    private final LetterFonts fonts;

    LetterPrinter(LetterSheets sheets, LetterFonts fonts) {
        this.sheets = sheets;
        this.fonts = fonts;
    }

    /** The characters of the letter that no font holds, each once and in the order in which they come. */
    private synchronized List<String> unprintable(Letter letter) {
        return sheets.fill(letter)
                .getDocumentElement()
                .getTextContent()
                .codePoints()
                .filter(character -> !Character.isWhitespace(character) && !fonts.hold(character))
                .distinct()
                .mapToObj(Character::toString)
                .toList();
    }

    /**
     * Refuses a letter that cannot be printed as it should read.
     *
     * @throws EntryRefusedException with a sentence for the person at work on it
     */
    public void check(Letter letter) {
        if (letter.recipient().isBlank()) {
            throw new EntryRefusedException("〔主送〕没有填写主送机关，不能签发。请补上主送机关；已经报请签发的，请退回修改。");
        }
        List<String> missing = unprintable(letter);
        if (!missing.isEmpty()) {
            throw new EntryRefusedException(missing.stream()
                    .map(character -> "“%s”（U+%04X）".formatted(character, character.codePointAt(0)))
                    .collect(Collectors.joining("、", "〔文书〕字库里没有", "，打印出来会缺字，不能签发。请换成别的字或者去掉；已经报请签发的，请退回修改。")));
        }
    }

    /**
     * The letter as it will look on paper; one that is not signed yet says so. A character that no font holds appears as 〓.
     * One letter at a time, for the fonts are shared.
     *
     * @return the bytes of a PDF that differ from print to print: keep them once the letter is signed
     */
    public synchronized byte[] print(Letter letter) {
        try (PDDocument document = new PDDocument()) {
            ByteArrayOutputStream pdf = new ByteArrayOutputStream();
            PdfRendererBuilder builder = new PdfRendererBuilder();
            fonts.offerTo(builder, document);
            builder.usePDDocument(document)
                    .withW3cDocument(sheets.fill(letter), "")
                    .useUriResolver((base, uri) -> null)
                    .useReplacementText(MISSING_CHARACTER)
                    .usePdfAConformance(PdfAConformance.PDFA_2_B)
                    .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
                    .withProducer("Lianxin Bridge")
                    .toStream(pdf)
                    .run();
            return pdf.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
