package org.lianxin.referral.letter;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/** The fonts of the letters: read at the first letter, kept, and embedded with the characters that a letter uses. */
@Component
class LetterFonts {

    private static final String BODY = "classpath:fonts/LianxinKai-Regular.ttf";
    private static final String TITLE = "classpath:fonts/NotoSerifSC-Bold.ttf";
    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    private final ResourceLoader resources;
    private final List<Family> families;
    private final Map<String, TrueTypeFont> read = new ConcurrentHashMap<>();

    /**
     * @param officeBody path of the office's own 仿宋 (TrueType), empty for ours
     * @param officeTitle path of the office's own 小标宋 (TrueType), empty for ours
     */
    LetterFonts(
            ResourceLoader resources,
            @Value("${lianxin.letter-fonts.body:}") String officeBody,
            @Value("${lianxin.letter-fonts.title:}") String officeTitle) {
        this.resources = resources;
        this.families = Stream.of(
                        new Family("body", BODY, REGULAR),
                        new Family("title", TITLE, BOLD),
                        new Family("office-body", officeBody.isBlank() ? "" : "file:" + officeBody, REGULAR),
                        new Family("office-title", officeTitle.isBlank() ? "" : "file:" + officeTitle, BOLD))
                .filter(family -> !family.location().isEmpty())
                .toList();
    }

    private record Family(String name, String location, int weight) {}

    /** Families office, body and title; a template names them in the order in which they are to be tried. */
    void offerTo(PdfRendererBuilder builder, PDDocument document) throws IOException {
        for (Family family : families) {
            PDFont font = PDType0Font.load(document, font(family), true);
            builder.useFont(new PDFontSupplier(font), family.name(), family.weight(), FontStyle.NORMAL, true);
        }
    }

    /** Whether one of them has a glyph for the character. */
    boolean hold(int character) {
        return families.stream().anyMatch(family -> hasGlyph(font(family), character));
    }

    private static boolean hasGlyph(TrueTypeFont font, int character) {
        try {
            return font.getUnicodeCmapLookup().getGlyphId(character) != 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TrueTypeFont font(Family family) {
        return read.computeIfAbsent(family.location(), this::read);
    }

    private TrueTypeFont read(String location) {
        Resource file = resources.getResource(location);
        try (var content = file.getInputStream()) {
            return new TTFParser().parse(RandomAccessReadBuffer.createBufferFromStream(content));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "字体文件 %s 读不出来；须为 TrueType（.ttf），请检查 lianxin.letter-fonts".formatted(file.getDescription()), e);
        }
    }
}
