package org.lianxin.referral.letter;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.lianxin.referral.letter.PrintedLetter.baseline;
import static org.lianxin.referral.letter.PrintedLetter.left;
import static org.lianxin.referral.letter.PrintedLetter.right;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.pdfbox.text.TextPosition;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.DefaultResourceLoader;

/** The look of a letter after GB/T 9704-2012, read back from the PDF. */
class LetterPrinterTest {

    private static final String LETTER = "移送函（公安）";
    private static final String REPORT_UPWARD = "专报";
    private static final String FORM = "法律援助转介单";
    private static final LetterPrinter PRINTER = SampleLetters.printer();

    @Test
    void aDraftSaysThatItIsOne() throws IOException {
        Letter draft = letter("线索", "").signed("", "汉台区妇女联合会", "");

        assertThat(print(LETTER, draft).text()).contains("（待签发）", "文号签发时编定");
        assertThat(print(FORM, draft).text()).contains("（待签发）", "编号：签发时编定");
        assertThat(print(REPORT_UPWARD, draft.by("")).text()).contains("签发人：待签发", "文号签发时编定");
    }

    @Test
    void rareNamesAndMarkupArePrintedAndCanBeCopied() throws IOException {
        PrintedLetter printed = print(LETTER, letter("玥珺翀堃昇赟喆曌<b>&amp;</b>", "汉市妇函〔2026〕12号"));

        assertThat(printed.text())
                .contains("玥珺翀堃昇赟喆曌<b>&amp;</b>", "汉市妇函〔2026〕12号")
                .doesNotContain("〓");
    }

    @Test
    void aCharacterThatNoFontHoldsShowsAsGeta() throws IOException {
        assertThat(print(LETTER, letter("名\uD83D\uDE00字", "")).text()).contains("名〓字");
    }

    @Test
    void aFullPageHasTwentyTwoLinesOfTwentyEightCharacters() throws IOException {
        List<TextPosition> second =
                print(LETTER, letter("汉".repeat(28 * 66), "汉市妇函〔2026〕12号")).show("版面-满页").characters(2).stream()
                        .filter(is("汉"))
                        .toList();
        List<Double> baselines =
                second.stream().map(PrintedLetter::baseline).distinct().toList();

        assertThat(baselines).hasSize(22);
        assertThat(second).hasSize(22 * 28);
        assertThat((baselines.get(1) - baselines.get(0)) * PrintedLetter.MILLIMETRE)
                .isCloseTo(28.95, within(0.05));
        assertThat(left(second.get(0))).isBetween(27.9, 28.5);
        assertThat(right(second.get(27))).isBetween(183.0, 184.5);
        assertThat(second.get(0).getFontSizeInPt()).isEqualTo(16f);
        assertThat(baselines.get(0))
                .as("first line within 版心, 37 mm from the edge")
                .isBetween(37.0, 44.0);
        assertThat(baselines.get(21))
                .as("last line within 版心, 35 mm from the edge")
                .isBetween(254.0, 262.5);
    }

    @Test
    void theHeadStandsThirtyMillimetresFromTheEdgeAndTheNumberAtTheRight() throws IOException {
        List<TextPosition> first =
                print(LETTER, letter("线索", "汉市妇函〔2026〕12号")).show("版面-一页").characters(1);
        TextPosition issuer = first.stream()
                .filter(character -> character.getFontSizeInPt() == 30f)
                .findFirst()
                .orElseThrow();
        TextPosition lastOfNumber = first.stream().filter(is("号")).findFirst().orElseThrow();

        assertThat(baseline(issuer) - issuer.getHeightDir() / PrintedLetter.MILLIMETRE)
                .isBetween(28.5, 32.5);
        assertThat(right(lastOfNumber)).isCloseTo(184.0, within(1.0));
        assertThat(baseline(lastOfNumber)).isGreaterThan(baseline(issuer) + 8);
    }

    @Test
    void theFirstPageHasNoNumberAndTheOthersHaveItOutside() throws IOException {
        PrintedLetter printed = print(LETTER, letter("汉".repeat(28 * 66), ""));

        assertThat(printed.text(1)).doesNotContain("—1—");
        assertThat(printed.text(2)).contains("—2—");
        assertThat(printed.text(3)).contains("—3—");
        assertThat(left(first(printed, 2, "—"))).isBetween(28.0, 40.0);
        assertThat(left(first(printed, 3, "—"))).isBetween(160.0, 182.0);
        assertThat(baseline(first(printed, 2, "—"))).as("7 mm below 版心").isBetween(269.0, 277.0);
    }

    @Test
    void aFormHasItsNumberInTheMiddleAndItsLinesWithinTheMargins() throws IOException {
        PrintedLetter form =
                print(FORM, letter("【情况】" + "汉".repeat(28 * 66), "")).show("版面-表格");

        assertThat(form.pages()).isEqualTo(2);
        for (int page = 1; page <= 2; page++) {
            assertThat(left(first(form, page, "—"))).isBetween(95.0, 105.0);
            assertThat(baseline(first(form, page, "—"))).isBetween(279.0, 288.0);
            assertThat(form.characters(page).stream().filter(is("汉")))
                    .isNotEmpty()
                    .allSatisfy(character -> assertThat(left(character)).isGreaterThan(28 + 25))
                    .allSatisfy(character -> assertThat(right(character)).isLessThan(184))
                    .allSatisfy(character -> assertThat(baseline(character)).isLessThan(277));
        }
    }

    @Test
    void enclosuresAreNumberedUnderTheBodyAndOneAloneIsNot() throws IOException {
        PrintedLetter three = print(LETTER, enclosing("求助记录复印件\n" + "伤情照片".repeat(10) + "\n材料清单"))
                .show("版面-附件说明");

        assertThat(three.text())
                .contains("附件：1.求助记录复印件2.伤情照片", "3.材料清单")
                .containsSubsequence("线索", "附件：", "2026年6月9日", "（联系人", "抄送");
        assertThat(left(first(three, 1, "附")))
                .as("two characters in")
                .isCloseTo(28 + 32 / PrintedLetter.MILLIMETRE, within(0.5));
        assertThat(print(LETTER, enclosing("材料清单")).text()).contains("附件：材料清单");
        assertThat(print(FORM, enclosing("求助记录\n材料清单")).text()).contains("附件1.求助记录2.材料清单");
        assertThat(print(LETTER, enclosing("")).text()).doesNotContain("附件");
    }

    @Test
    void copiesStandAtTheFootOfTheLastPage() throws IOException {
        PrintedLetter one = print(LETTER, letter("线索", ""));
        PrintedLetter two = print(LETTER, letter("汉".repeat(28 * 20), ""));

        assertThat(baseline(first(one, 1, "抄"))).isBetween(253.0, 262.5);
        assertThat(two.pages()).isEqualTo(2);
        assertThat(two.text(1)).doesNotContain("抄送");
        assertThat(baseline(first(two, 2, "抄"))).isBetween(253.0, 262.5);
        assertThat(two.text(2)).contains("抄送：某检察院。");
    }

    @Test
    void aReportUpwardShowsItsSignatoryBesideTheNumberAndAnotherLetterDoesNot() throws IOException {
        Letter letter = letter("线索", "汉市妇函〔2026〕12号").by("王某");
        PrintedLetter report = print(REPORT_UPWARD, letter);
        TextPosition number = first(report, 1, "〔");
        TextPosition signatory = first(report, 1, "签");

        assertThat(report.text()).contains("汉市妇函〔2026〕12号签发人：王某");
        assertThat(baseline(signatory)).isCloseTo(baseline(number), within(0.2));
        assertThat(left(number)).isLessThan(80);
        assertThat(left(signatory)).isGreaterThan(120);
        assertThat(print(LETTER, letter).text()).doesNotContain("签发人");
    }

    @Test
    void aReplyToDeputiesShowsItsCategoryAtTheRightAboveTheNumber() throws IOException {
        Letter reply = SampleLetters.reply().by("王某").signed("汉市妇函〔2026〕12号", "汉中市妇女联合会", "2026年6月9日");
        PrintedLetter printed = new PrintedLetter(PRINTER.print(reply));

        assertThat(printed.text())
                .startsWith("汉中市妇女联合会类别：A汉市妇函〔2026〕12号签发人：王某对市六届人大五次会议第12号建议的答复函王某某、李某某代表：")
                .endsWith("抄送：市人大常委会人代选工委、市政府督查室。");
        TextPosition category = first(printed, 1, "类");
        assertThat(left(category)).isGreaterThan(145);
        assertThat(baseline(category)).isLessThan(baseline(first(printed, 1, "〔")) - 8);
        assertThat(print(LETTER, reply).text())
                .as("on another kind too, if it has one")
                .contains("类别：A");
        assertThat(print(REPORT_UPWARD, letter("线索", "")).text()).doesNotContain("类别");
    }

    @Test
    void theSignatureIsNeverAloneOnAPage() throws IOException {
        String note = "联系人：汉台区妇女联合会权益工作部门；电话：0916-0000000（工作日）";
        for (int lines = 7; lines <= 14; lines++) {
            Letter letter = new Letter(
                    LETTER,
                    "",
                    "关于线索的函",
                    "某单位",
                    "汉".repeat(28 * lines) + "\n末段完",
                    "",
                    "",
                    "某检察院",
                    note,
                    "汉台区妇女联合会",
                    "2026年6月9日",
                    "",
                    "");
            PrintedLetter printed = new PrintedLetter(PRINTER.print(letter));

            String last = printed.text(printed.pages()).replaceAll("\\s", "");
            assertThat(last).as("%d lines", lines).contains("末段完", "2026年6月9日", "0916-0000000〔工作日〕", "抄送：某检察院。");
        }
    }

    @Test
    void aBodyOfTwentyPagesIsPrintedToItsEnd() throws IOException {
        PrintedLetter letter =
                assertTimeout(Duration.ofSeconds(20), () -> print(LETTER, letter("一段".repeat(6160) + "完", "")));
        PrintedLetter form = print(FORM, letter("【情况】" + "一段".repeat(6160) + "完", ""));

        assertThat(letter.pages()).isEqualTo(21);
        assertThat(letter.text()).contains("一段完").endsWith("抄送：某检察院。");
        for (int page = 2; page < 21; page++) {
            assertThat(letter.text(page)).contains("—" + page + "—");
            assertThat(letter.characters(page).stream()
                            .filter(is("一"))
                            .map(PrintedLetter::baseline)
                            .distinct())
                    .as("lines of page %d", page)
                    .hasSize(22);
        }
        assertThat(form.text()).contains("一段完", "抄送某检察院", "签收时间");
    }

    @ParameterizedTest
    @ValueSource(strings = {LETTER, REPORT_UPWARD, FORM})
    void overlongNamesStayWithinTheSheet(String kind) throws IOException {
        String name = "某某省某某自治州某某民族自治县某某经济技术开发区管理委员会妇女联合会";
        PrintedLetter printed = print(
                        kind,
                        new Letter(
                                "",
                                "",
                                "关于" + name + "的函",
                                name + name,
                                "W".repeat(200),
                                "",
                                name + name,
                                name + name,
                                name,
                                name,
                                "2026年6月9日",
                                "某".repeat(12),
                                ""))
                .show("版面-超长-" + kind);

        for (int page = 1; page <= printed.pages(); page++) {
            assertThat(printed.characters(page))
                    .allSatisfy(character -> assertThat(right(character)).isLessThan(185.0))
                    .allSatisfy(character -> assertThat(left(character)).isGreaterThan(27.5));
        }
        assertNoOverlap(printed.characters(1));
    }

    /** No character stands on another one: two sizes that share a place would tell of a head that runs into the title. */
    private static void assertNoOverlap(List<TextPosition> characters) {
        characters.stream()
                .filter(character -> !character.getUnicode().isBlank())
                .collect(Collectors.groupingBy(
                        character -> Math.round(baseline(character)) + "/" + Math.round(left(character) * 2)))
                .forEach((place, there) -> assertThat(there).as("at %s", place).hasSizeLessThan(2));
    }

    @Test
    void bracketsWithinTheNoteAreOthersThanItsOwn() throws IOException {
        assertThat(print(LETTER, letter("线索", "")).text()).contains("（联系人：某〔工作日〕）");
        assertThat(print(FORM, letter("线索", "")).text()).contains("联系人：某（工作日）");
    }

    @Test
    void withoutRecipientCopiesAndContactNothingEmptyIsPrinted() throws IOException {
        Letter letter =
                new Letter("", "汉市妇函〔2026〕12号", "关于线索的函", "", "线索", "", "", "", "", "汉台区妇女联合会", "2026年6月9日", "", "");

        assertThat(print(LETTER, letter).text()).isEqualTo("汉台区妇女联合会汉市妇函〔2026〕12号关于线索的函线索汉台区妇女联合会2026年6月9日");
        assertThat(print(FORM, letter).text()).doesNotContain("收件单位", "抄送", "附件", "请予办理");
    }

    @Test
    void theOfficesOwnFontComesFirstAndOursServesWhatItLacks(@TempDir Path folder) throws IOException {
        Path own = Files.copy(Path.of("src/main/resources/fonts/NotoSerifSC-Bold.ttf"), folder.resolve("simfang.ttf"));
        DefaultResourceLoader resources = new DefaultResourceLoader();
        LetterPrinter printer = new LetterPrinter(
                LetterSheets.of(SampleLetters.texts(), resources), new LetterFonts(resources, own.toString(), ""));

        List<TextPosition> characters =
                new PrintedLetter(printer.print(letter("汉龑", "").of(LETTER))).characters(1);

        assertThat(font(characters, "汉")).contains("NotoSerifSC");
        assertThat(font(characters, "龑")).contains("LianxinKai");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no/such.ttf", "pom.xml", "config", "\0"})
    void aFontThatIsMissingOrNoneIsRefusedAtStart(String path) {
        assertThatThrownBy(() -> new LetterFonts(new DefaultResourceLoader(), "", path))
                .isInstanceOf(LetterFontException.class)
                .hasMessageContaining("信函字体 " + path + " 不能使用")
                .satisfies(failure -> assertThat(
                                new LetterFontFailureAnalyzer().analyze(failure).getAction())
                        .contains("lianxin.letter-fonts.body", ".ttf"));
    }

    /** 0x0002: restricted licence; 0x0100: no subsetting; 0x0200: bitmaps only. 0x0004 and 0x0008 allow what we do. */
    @ParameterizedTest
    @CsvSource({"2, true", "256, true", "512, true", "4, false", "8, false", "0, false"})
    void aFontThatMayNotBeEmbeddedIsRefusedAtStart(int licence, boolean refused, @TempDir Path folder)
            throws IOException {
        byte[] font = Files.readAllBytes(Path.of("src/main/resources/fonts/NotoSerifSC-Bold.ttf"));
        String tables = new String(font, 0, 12 + 16 * 32, ISO_8859_1);
        ByteBuffer content = ByteBuffer.wrap(font);
        content.putShort(content.getInt(tables.indexOf("OS/2") + 8) + 8, (short) licence);
        String path = Files.write(folder.resolve("simfang.ttf"), font).toString();

        ThrowingCallable start = () -> new LetterFonts(new DefaultResourceLoader(), path, "");

        if (refused) {
            assertThatThrownBy(start)
                    .isInstanceOf(LetterFontException.class)
                    .hasMessageContaining("信函字体 " + path + " 不能使用：字体的许可不允许嵌入文书");
        } else {
            assertThatNoException().isThrownBy(start);
        }
    }

    private static String font(List<TextPosition> characters, String text) {
        return characters.stream()
                .filter(is(text))
                .filter(character -> character.getFontSizeInPt() == 16f)
                .findFirst()
                .orElseThrow()
                .getFont()
                .getName();
    }

    private static PrintedLetter print(String kind, Letter letter) {
        return new PrintedLetter(PRINTER.print(letter.of(kind)));
    }

    private static Letter enclosing(String enclosures) {
        return new Letter(
                "", "", "关于线索的函", "某单位", "线索", "", enclosures, "某检察院", "联系人：某", "汉台区妇女联合会", "2026年6月9日", "", "");
    }

    private static Letter letter(String paragraph, String documentNo) {
        return new Letter(
                "",
                documentNo,
                "关于线索的函",
                "某单位",
                paragraph,
                "",
                "",
                "某检察院",
                "联系人：某（工作日）",
                "汉台区妇女联合会",
                "2026年6月9日",
                "",
                "");
    }

    private static TextPosition first(PrintedLetter printed, int page, String text) throws IOException {
        return printed.characters(page).stream().filter(is(text)).findFirst().orElseThrow();
    }

    private static Predicate<TextPosition> is(String text) {
        return character -> character.getUnicode().equals(text);
    }
}
