package org.lianxin.referral.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lianxin.referral.letter.SampleLetters.drafts;
import static org.lianxin.referral.letter.SampleLetters.facts;
import static org.lianxin.referral.letter.SampleLetters.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lianxin.referral.letter.LetterFacts.Route;

/** Leaves the letters in target/letters, for a person to look at. */
class LetterPrinterTest {

    private static final double MILLIMETRE = 72 / 25.4;
    private static final LetterPrinter PRINTER = SampleLetters.printer();

    @ParameterizedTest
    @MethodSource("routes")
    void everyKindOfLetterIsPrintedWithTheTextItHas(Route route) throws IOException {
        Letter letter = drafts().draft(facts(route, false));
        byte[] pdf = PRINTER.print(letter);
        Path folder = Files.createDirectories(Path.of("target/letters"));
        Files.write(folder.resolve(route.routeId() + ".pdf"), pdf);

        String text = text(pdf);

        assertThat(text)
                .contains(letter.subject().substring(0, 5), "（待签发）", "文号签发时编定")
                .doesNotContain("〓", "\uFFFD");
        for (String line : letter.paragraphLines()) {
            assertThat(text).contains(line.replaceAll("\\s", ""));
        }
    }

    @Test
    void rareNamesAndMarkupArePrintedAndCanBeCopied() throws IOException {
        String rare = "玥珺翀堃昇赟喆曌<b>&amp;</b>";

        byte[] pdf = PRINTER.print(letter(rare, "汉市妇函〔2026〕12号"));

        assertThat(text(pdf)).contains("玥珺翀堃昇赟喆曌<b>&amp;</b>", "汉市妇函〔2026〕12号").doesNotContain("〓");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (PDPage page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).isTrue();
                    assertThat(font.getName()).matches("[A-Z]{6}\\+.+");
                }
            }
        }
    }

    @Test
    void aCharacterThatNoFontHoldsShowsAsGeta() throws IOException {
        assertThat(text(PRINTER.print(letter("名\uD83D\uDE00字", "")))).contains("名〓字");
    }

    @Test
    void aFullPageHasTwentyTwoLinesOfTwentyEightCharacters() throws IOException {
        byte[] pdf = PRINTER.print(letter("汉".repeat(28 * 66), "汉市妇函〔2026〕12号"));
        Files.write(Files.createDirectories(Path.of("target/letters")).resolve("grid.pdf"), pdf);

        List<TextPosition> second = characters(pdf, 2).stream()
                .filter(character -> character.getUnicode().equals("汉"))
                .toList();
        List<Float> baselines =
                second.stream().map(TextPosition::getYDirAdj).distinct().toList();

        assertThat(baselines).hasSize(22);
        assertThat(second).hasSize(22 * 28);
        assertThat(baselines.get(1) - baselines.get(0)).isCloseTo(28.95f, org.assertj.core.data.Offset.offset(0.05f));
        assertThat(second.get(0).getXDirAdj() / MILLIMETRE).isBetween(27.9, 28.5);
        TextPosition last = second.get(27);
        assertThat((last.getXDirAdj() + last.getWidthDirAdj()) / MILLIMETRE).isBetween(183.0, 184.5);
        assertThat(second.get(0).getFontSizeInPt()).isEqualTo(16f);
    }

    @Test
    void theFirstPageHasNoNumberAndTheOthersHaveItOutside() throws IOException {
        byte[] pdf = PRINTER.print(letter("汉".repeat(28 * 66), ""));

        assertThat(text(characters(pdf, 1))).doesNotContain("—1—");
        assertThat(text(characters(pdf, 2))).contains("—2—");
        assertThat(text(characters(pdf, 3))).contains("—3—");
        assertThat(dash(pdf, 2).getXDirAdj() / MILLIMETRE).isBetween(28.0, 40.0);
        assertThat(dash(pdf, 3).getXDirAdj() / MILLIMETRE).isBetween(160.0, 182.0);
    }

    @Test
    void aBodyOfTwentyPagesIsPrintedToItsEnd() throws IOException {
        byte[] pdf = PRINTER.print(letter("一段".repeat(6160) + "完", ""));

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(21);
        }
        assertThat(text(pdf)).contains("一段完", "抄送：某检察院。");
    }

    @Test
    void overlongNamesStayWithinTheSheet() throws IOException {
        String name = "某某省某某自治州某某民族自治县某某经济技术开发区管理委员会妇女联合会";
        byte[] pdf = PRINTER.print(new Letter(
                "", "关于" + name + "的函", name + name, "W".repeat(200), "", name + name, name, name, "2026年6月9日"));
        Files.write(Files.createDirectories(Path.of("target/letters")).resolve("overlong.pdf"), pdf);

        List<TextPosition> characters = characters(pdf, 1);
        assertThat(characters)
                .allSatisfy(character -> assertThat((character.getXDirAdj() + character.getWidthDirAdj()) / MILLIMETRE)
                        .isLessThan(185.0));
        double head = characters.stream()
                .filter(character -> character.getFontSizeInPt() == 30f)
                .mapToDouble(TextPosition::getYDirAdj)
                .max()
                .orElseThrow();
        double title = characters.stream()
                .filter(character -> character.getFontSizeInPt() == 22f)
                .mapToDouble(TextPosition::getYDirAdj)
                .min()
                .orElseThrow();
        assertThat(title - head).isGreaterThan(60);
    }

    private static java.util.stream.Stream<Route> routes() {
        return SampleLetters.routes();
    }

    private static Letter letter(String paragraph, String documentNo) {
        return new Letter(documentNo, "关于线索的函", "某单位", paragraph, "", "某检察院", "联系人：某", "汉台区妇女联合会", "2026年6月9日");
    }

    private static TextPosition dash(byte[] pdf, int page) throws IOException {
        return characters(pdf, page).stream()
                .filter(character -> character.getUnicode().equals("—"))
                .findFirst()
                .orElseThrow();
    }

    private static String text(List<TextPosition> characters) {
        return characters.stream().map(TextPosition::getUnicode).reduce("", String::concat);
    }

    /** Without the breaks of lines. */
    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("—\\d+—|\\s", "");
        }
    }

    private static List<TextPosition> characters(byte[] pdf, int page) throws IOException {
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
}
