package org.lianxin.referral.letter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** A printed letter, read back. Lengths are in millimetres from the left upper corner of the page. */
final class PrintedLetter {

    static final double MILLIMETRE = 72 / 25.4;

    private static final float GALLERY_DPI = 100;

    private final byte[] pdf;

    PrintedLetter(byte[] pdf) {
        this.pdf = pdf;
    }

    byte[] pdf() {
        return pdf;
    }

    int pages() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        }
    }

    /** Without page numbers and without the breaks of lines. */
    String text() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("—\\d+—|\\s", "");
        }
    }

    String text(int page) throws IOException {
        return characters(page).stream().map(TextPosition::getUnicode).reduce("", String::concat);
    }

    List<TextPosition> characters(int page) throws IOException {
        List<TextPosition> found = new ArrayList<>();
        PDFTextStripper stripper = new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition position) {
                found.add(position);
            }
        };
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            stripper.getText(document);
        }
        return found;
    }

    List<PDFont> fonts() throws IOException {
        List<PDFont> fonts = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    fonts.add(page.getResources().getFont(name));
                }
            }
        }
        return fonts;
    }

    /** How much of the file is font programs, as they are stored. */
    long fontBytes() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            Set<COSStream> programs = new HashSet<>();
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    programs.add(page.getResources()
                            .getFont(name)
                            .getFontDescriptor()
                            .getFontFile2()
                            .getCOSObject());
                }
            }
            return programs.stream().mapToLong(COSStream::getLength).sum();
        }
    }

    /** Leaves PDF and a picture of each page in target/letters, for a person to look at. */
    PrintedLetter show(String name) throws IOException {
        Path folder = Files.createDirectories(Path.of("target/letters"));
        Files.write(folder.resolve(name + ".pdf"), pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (int page : IntStream.range(0, document.getNumberOfPages()).toArray()) {
                ImageIO.write(
                        renderer.renderImageWithDPI(page, GALLERY_DPI),
                        "png",
                        folder.resolve(name + "-" + (page + 1) + ".png").toFile());
            }
        }
        return this;
    }

    static double left(TextPosition character) {
        return character.getXDirAdj() / MILLIMETRE;
    }

    static double right(TextPosition character) {
        return (character.getXDirAdj() + character.getWidthDirAdj()) / MILLIMETRE;
    }

    /** Of the line on which the character stands. */
    static double baseline(TextPosition character) {
        return character.getYDirAdj() / MILLIMETRE;
    }
}
