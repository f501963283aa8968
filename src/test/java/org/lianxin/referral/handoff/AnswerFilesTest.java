package org.lianxin.referral.handoff;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.web.multipart.MultipartFile;

class AnswerFilesTest {

    private static final String PDF = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n";
    private static final String PNG = "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1";
    private static final String JPEG = "\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF\0\1\1";

    @Test
    void pdfJpegAndPngAreAccepted() {
        AnswerFiles files =
                AnswerFiles.check(List.of(upload("回执.pdf", PDF), upload("照片.JPG", JPEG), upload("截图.png", PNG)));

        assertThat(files.problem()).isEmpty();
        assertThat(files.files())
                .extracting(AnswerFile::mediaType)
                .containsExactly("application/pdf", "image/jpeg", "image/png");
    }

    @Test
    void aChoiceLeftEmptyIsNoFile() {
        assertThat(AnswerFiles.check(List.of(upload("", ""))).problem()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MZ\u0090\0\3\0\0\0\4\0\0\0\u00ff\u00ff",
                "<html><script>alert(1)</script>",
                "PK\3\4\u0014\0",
                "GIF89a",
                "just text",
                "MZ\u0090\0%PDF-1.4\n",
                "<!-- %PDF-1.4 --><script>alert(1)</script>",
            })
    void anotherContentIsRefusedWhateverTheNameClaims(String content) {
        AnswerFiles files = AnswerFiles.check(List.of(upload("报告.pdf", content)));

        assertThat(files.problem())
                .hasValueSatisfying(
                        problem -> assertThat(problem).contains("报告.pdf").contains("不是 PDF、JPEG 或 PNG"));
        assertThat(files.files()).isEmpty();
    }

    @Test
    void anEmptyFileIsRefusedByName() {
        assertThat(AnswerFiles.check(List.of(upload("空.pdf", ""))).problem())
                .hasValueSatisfying(
                        problem -> assertThat(problem).contains("空.pdf").contains("空的"));
    }

    @ParameterizedTest
    @CsvSource({
        "report.pdf.exe, report.pdf.exe.pdf",
        "invoice.html, invoice.html.pdf",
        "回执, 回执.pdf",
        "回执.PDF, 回执.PDF",
    })
    void theEndingOfANameTellsTheTruth(String sent, String kept) {
        assertThat(AnswerFiles.check(List.of(upload(sent, PDF))).files())
                .extracting(AnswerFile::name)
                .containsExactly(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, passwd",
        "'C:\\Users\\x\\回执.pdf', 回执.pdf",
        "'..', 附件",
        "'.htaccess', htaccess",
        "'a\u0000b\r\nc.pdf', abc.pdf",
        "'\u202efdp.exe', fdp.exe",
        "'a\"b<c>.pdf', a_b_c_.pdf",
    })
    void aNameFromOutsideLosesPathControlAndInvisibleCharacters(String sent, String kept) {
        assertThat(AnswerFiles.safeName(sent)).isEqualTo(kept);
    }

    @Test
    void aLongNameIsCutAndKeepsItsEnding() {
        assertThat(AnswerFiles.safeName("字".repeat(300) + ".pdf")).hasSize(120).endsWith("字.pdf");
        assertThat(AnswerFiles.check(List.of(upload("字".repeat(300) + ".exe", PDF)))
                        .files()
                        .get(0)
                        .name())
                .hasSizeLessThanOrEqualTo(120)
                .endsWith(".pdf");
    }

    private static MultipartFile upload(String name, String content) {
        return new MockMultipartFile("files", name, "application/octet-stream", content.getBytes(ISO_8859_1));
    }
}
