package org.lianxin.referral.letter;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
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
    /** First four bytes of a TrueType file (OpenType 1.9, sfntVersion); collections and PostScript outlines have others. */
    private static final int TRUE_TYPE = 0x00010000;

    /** In a file after version and number of tables: what speeds up a search for one, which we do not need. */
    private static final int SEARCH_FIELDS = 6;
    /** Table OS/2, its field fsType, and what that may say against us (OpenType 1.9). */
    private static final int OS_2 = 0x4F532F32;

    private static final int FS_TYPE_OFFSET = 8;
    private static final int USAGE = 0x000F;
    private static final int RESTRICTED = 0x0002;
    private static final int NO_SUBSET_OR_BITMAPS_ONLY = 0x0300;

    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    private final ResourceLoader resources;
    private final String officeBody;
    private final String officeTitle;
    private final Map<String, TrueTypeFont> read = new ConcurrentHashMap<>();

    /**
     * @param officeBody path of the office's own 仿宋 (TrueType), empty for ours
     * @param officeTitle path of the office's own 小标宋 (TrueType), empty for ours
     * @throws LetterFontException if a path leads to no TrueType font, or to one that may not be embedded
     */
    LetterFonts(
            ResourceLoader resources,
            @Value("${lianxin.letter-fonts.body:}") String officeBody,
            @Value("${lianxin.letter-fonts.title:}") String officeTitle) {
        this.resources = resources;
        this.officeBody = checked(officeBody);
        this.officeTitle = checked(officeTitle);
    }

    /** Looks at version and licence only: the font itself is read with the first letter. */
    private static String checked(String path) {
        if (path.isBlank()) {
            return path;
        }
        try (RandomAccessFile font = new RandomAccessFile(path, "r")) {
            if (font.readInt() != TRUE_TYPE) {
                throw new LetterFontException(path, "不是 TrueType 字体");
            }
            if (!mayBeEmbedded(font)) {
                throw new LetterFontException(path, "字体的许可不允许嵌入文书（OS/2 表 fsType）");
            }
            return path;
        } catch (EOFException e) {
            throw new LetterFontException(path, "不是 TrueType 字体");
        } catch (IOException e) {
            throw new LetterFontException(path, "没有这个文件，或者读不出来");
        }
    }

    /** What a PDF refuses when it is written, asked beforehand. A font without the table forbids nothing. */
    private static boolean mayBeEmbedded(RandomAccessFile font) throws IOException {
        int tables = font.readUnsignedShort();
        font.skipBytes(SEARCH_FIELDS);
        for (int table = 0; table < tables; table++) {
            int tag = font.readInt();
            font.readInt(); // checksum
            int offset = font.readInt();
            font.readInt(); // length
            if (tag == OS_2) {
                font.seek(Integer.toUnsignedLong(offset) + FS_TYPE_OFFSET);
                int licence = font.readUnsignedShort();
                return (licence & USAGE) != RESTRICTED && (licence & NO_SUBSET_OR_BITMAPS_ONLY) == 0;
            }
        }
        return true;
    }

    /** Families office, body and title; a template names them in the order in which they are to be tried. */
    void offerTo(PdfRendererBuilder builder, PDDocument document) throws IOException {
        offer(builder, document, "body", BODY, REGULAR);
        offer(builder, document, "title", TITLE, BOLD);
        if (!officeBody.isBlank()) {
            offer(builder, document, "office-body", "file:" + officeBody, REGULAR);
        }
        if (!officeTitle.isBlank()) {
            offer(builder, document, "office-title", "file:" + officeTitle, BOLD);
        }
    }

    private void offer(PdfRendererBuilder builder, PDDocument document, String family, String location, int weight)
            throws IOException {
        PDFont font = PDType0Font.load(document, read.computeIfAbsent(location, this::read), true);
        builder.useFont(new PDFontSupplier(font), family, weight, FontStyle.NORMAL, true);
    }

    /** Whether one of them has a glyph for the character. */
    boolean hold(int character) {
        return Stream.of(BODY, TITLE, "file:" + officeBody, "file:" + officeTitle)
                .filter(location -> !location.equals("file:"))
                .map(location -> read.computeIfAbsent(location, this::read))
                .anyMatch(font -> hasGlyph(font, character));
    }

    private static boolean hasGlyph(TrueTypeFont font, int character) {
        try {
            return font.getUnicodeCmapLookup().getGlyphId(character) != 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
