package org.lianxin.referral.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;

class LetterTextsFileTest {

    @ParameterizedTest
    @CsvSource({
        "'{matter}线索的函', '{mater}线索的函', mater",
        "'    persons: named', '    persons: everybody', everybody",
        "'    subject: 法律援助转介单', '    subjct: 法律援助转介单', kinds → 法律援助转介单",
        "'  default:', '  general:', default",
        "'  closing: 以上', '  ending: 以上', closing",
        "'kinds:', 'kinds: [', expected",
    })
    void aMistakeInTheWordingIsRefusedAndNamed(String right, String wrong, String named) throws IOException {
        String text = Files.readString(Path.of("config/letters.yaml"));
        assertThat(text).contains(right);
        ByteArrayResource file = new ByteArrayResource(
                text.replace(right, wrong).getBytes(StandardCharsets.UTF_8), "config/letters.yaml");

        assertThatThrownBy(() -> LetterTextsFile.read(file))
                .isInstanceOf(LetterTextsException.class)
                .hasMessageContaining("信函文本文件")
                .hasMessageContaining("config/letters.yaml")
                .hasMessageContaining(named);
    }

    @ParameterizedTest
    @CsvSource({
        "'{matter}线索的函', '{mater}线索的函', '{mater}线索的函'",
        "'    subject: 法律援助转介单', '    subjct: 法律援助转介单', '  法律援助转介单:'",
    })
    void theLineOfTheMistakeIsNamed(String right, String wrong, String there) throws IOException {
        String text = Files.readString(Path.of("config/letters.yaml")).replaceFirst(Pattern.quote(right), wrong);
        long line = text.lines().takeWhile(each -> !each.contains(there)).count() + 1;

        assertThatThrownBy(() -> LetterTextsFile.read(new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8))))
                .hasMessageContaining("第%d行", line);
    }

    @Test
    void aMissingFileIsRefusedWithTheKeyToSet() {
        assertThatThrownBy(() -> LetterTextsFile.read(new FileSystemResource("config/none.yaml")))
                .satisfies(failure -> {
                    FailureAnalysis analysis = new LetterTextsFailureAnalyzer().analyze(failure);
                    assertThat(analysis.getDescription()).contains("config/none.yaml");
                    assertThat(analysis.getAction()).contains("lianxin.letters");
                });
    }
}
