package org.lianxin.referral.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.FileSystemResource;

@ExtendWith(OutputCaptureExtension.class)
class LetterSheetTest {

    private static final Path SHIPPED = Path.of("config/letters/letter.html");
    private static final Letter LETTER = new Letter(
            "移送函（公安）", "汉市妇函〔2026〕12号", "标题", "某单位", "${date}<b>正文</b>", "", "", "", "", "某妇女联合会", "2026年6月9日", "", "");

    private final Path file;
    private final String shipped = Files.readString(SHIPPED);

    LetterSheetTest(@TempDir Path folder) throws IOException {
        file = folder.resolve("letter.html");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    th:text="${signedBy}">署名        | th:text="${signedBi}">署名         | 没有名为 signedBi 的内容
                    th:text="${signedBy}">署名        | th:utext="${signedBy}">署名        | 版式里不能用 th:utext
                    th:text="${signedBy}">署名        | th:text="${T(java.lang.Runtime)}"> | 没有名为 T(java.lang.Runtime) 的内容
                    th:text="${signedBy}">署名        | th:text="${@jdbcClient}">          | 没有名为 @jdbcClient 的内容
                    th:text="${signedBy}">署名        | th:insert="~{other}">              | 版式里不能用 th:insert
                    """)
    void aMistakeIsRefusedWithFileLineAndReason(String right, String wrong, String reason) throws IOException {
        assertThat(shipped).contains(right);
        String text = shipped.replace(right, wrong);
        Files.writeString(file, text);
        long line = text.lines().takeWhile(each -> !each.contains(wrong)).count() + 1;

        assertThatThrownBy(this::sheet)
                .isInstanceOf(LetterSheetException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("第%d行", line)
                .hasMessageContaining(reason);
    }

    @Test
    void aTagLeftOpenIsRefusedWithItsLine() throws IOException {
        Files.writeString(file, "<html>\n<p>\n</html>");

        assertThatThrownBy(this::sheet)
                .isInstanceOf(LetterSheetException.class)
                .hasMessageContaining("第3行")
                .hasMessageContaining("\"p\"")
                .satisfies(failure -> assertThat(new LetterSheetFailureAnalyzer()
                                .analyze(failure)
                                .getAction())
                        .contains("改正该文件"));
    }

    @Test
    void aColumnThatARowDoesNotHaveIsRefused() throws IOException {
        Files.writeString(file, shipped.replace("${enclosure.name}", "${enclosure.nmae}"));

        assertThatThrownBy(this::sheet)
                .isInstanceOf(LetterSheetException.class)
                .hasMessageContaining("没有名为 nmae 的内容，可用的有 [label, name, number]");
    }

    @Test
    void aSheetThatLettersYamlNamesMustBeThere() throws IOException {
        ByteArrayResource wording = new ByteArrayResource(Files.readString(Path.of("config/letters.yaml"))
                .replace("sheet: form", "sheet: slip")
                .getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> LetterSheets.of(LetterTextsFile.read(wording), new DefaultResourceLoader()))
                .isInstanceOf(LetterSheetException.class)
                .hasMessageContaining("config/letters/slip.html")
                .hasMessageContaining("没有这个文件");
    }

    @Test
    void anEntityFromElsewhereIsRefused() throws IOException {
        Files.writeString(
                file, "<!DOCTYPE html [<!ENTITY secret SYSTEM \"file:///etc/passwd\">]>\n<html>&secret;</html>");

        assertThatThrownBy(this::sheet).isInstanceOf(LetterSheetException.class).hasMessageContaining("DOCTYPE");
    }

    @Test
    void aSheetThatBecomesWrongIsReportedOnceAndTheGoodOneStays(CapturedOutput output) throws IOException {
        Files.writeString(file, shipped.replace("（待签发）", "（第一版）"));
        LetterSheet sheet = sheet();
        Files.writeString(file, shipped.replace("${date}", "${dato}"));

        Letter draft = LETTER.signed("", "某妇女联合会", "");
        assertThat(sheet.fill(draft, false).getDocumentElement().getTextContent())
                .contains("（第一版）");
        assertThat(sheet.fill(draft, false).getDocumentElement().getTextContent())
                .contains("（第一版）");
        assertThat(output.getOut()).containsOnlyOnce("在改正之前沿用上一份版式");

        Files.writeString(file, shipped.replace("（待签发）", "（第二版）"));
        assertThat(sheet.fill(draft, false).getDocumentElement().getTextContent())
                .contains("（第二版）");
    }

    @Test
    void whatALetterSaysIsNeitherMarkupNorExpression() throws IOException {
        Files.writeString(file, shipped);

        assertThat(sheet().fill(LETTER, false).getDocumentElement().getTextContent())
                .contains("${date}<b>正文</b>");
    }

    @Test
    void nothingIsFetchedFromElsewhere() throws IOException {
        Path secret = Files.writeString(file.resolveSibling("secret.css"), "body:before { content: '外来' }");
        Files.writeString(
                file,
                shipped.replace(
                        "<style>",
                        "<link rel=\"stylesheet\" href=\"%1$s\"/><style>@import url(%1$s);".formatted(secret.toUri())));

        LetterSheets sheets = new LetterSheets(SampleLetters.texts(), Map.of("letter", sheet()));
        byte[] pdf = new LetterPrinter(sheets, new LetterFonts(new DefaultResourceLoader(), "", "")).print(LETTER);

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document)).contains("标题").doesNotContain("外来");
        }
    }

    private LetterSheet sheet() {
        return new LetterSheet(new FileSystemResource(file), new FileSystemResource(SHIPPED));
    }
}
