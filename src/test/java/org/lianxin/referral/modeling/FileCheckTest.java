package org.lianxin.referral.modeling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileCheckTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void aFileOfTheHouseIsGoodAndFindsWhatItNamesInTheFolders() {
        assertThat(check("bpmn/referral.bpmn", "forms/intake.form")).isTrue();
        assertThat(lines()).containsExactly("检查了 2 个文件，可以部署。");
    }

    @Test
    void aBrokenFileIsToldWithFileElementRuleAndWhatToDo() {
        assertThat(check(
                        "src/test/resources/broken/sound/visit.form",
                        "src/test/resources/broken/sound/visit-mode.dmn",
                        "src/test/resources/broken/task-without-form/visit.bpmn"))
                .isFalse();
        assertThat(lines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("〔visit.bpmn · UserTask_Visit〕") && line.endsWith("（user-task）"))
                .contains("检查了 3 个文件，有 1 处要改。");
    }

    @Test
    void aWarningIsToldAndNoMistake() {
        assertThat(check(
                        "src/test/resources/broken/sound/visit.form",
                        "src/test/resources/broken/sound/visit-mode.dmn",
                        "src/test/resources/broken/message-nobody-sends/visit.bpmn"))
                .isTrue();
        assertThat(lines()).hasSize(2).contains("检查了 3 个文件，可以部署。");
    }

    @Test
    void withoutFilesOrWithOneThatIsNotThereItIsNotWell() {
        assertThat(check()).isFalse();
        assertThat(check("bpmn/nothing.bpmn")).isFalse();
        assertThat(lines()).anyMatch(line -> line.contains("bpmn/nothing.bpmn"));
    }

    private boolean check(String... files) {
        return FileCheck.run(List.of(files), new PrintStream(written, true, UTF_8));
    }

    private List<String> lines() {
        return written.toString(UTF_8).lines().toList();
    }
}
