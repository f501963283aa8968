package org.lianxin.referral.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lianxin.referral.FreshDatabase;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.support.TransactionTemplate;

@ExtendWith(OutputCaptureExtension.class)
class RekeyTest {

    private static final SealedTable NOTES = new SealedTable("note", List.of("room", "number"), List.of("words"));

    @TempDir
    private Path folder = Path.of("");

    private final FreshDatabase database = FreshDatabase.create();
    private KeyFolder keys = KeyFolder.of("src/test/resources/keys");

    @BeforeEach
    void aDatabaseWithKeysOfItsOwn() {
        keys = KeyFolder.of(folder.toString());
        KeyCheck check = new KeyCheck(database.jdbc());
        keys.require(true, check);
        check.write(vault(), new BlindIndex(keys.blindIndex().read()));
        database.jdbc()
                .sql("CREATE TABLE note (room VARCHAR(8), number INTEGER, words BYTEA, PRIMARY KEY (room, number))")
                .update();
    }

    @AfterEach
    void dropIt() {
        database.drop();
    }

    @Test
    void afterANewKeyAndWithoutTheOldOneEverythingStillOpens() {
        Vault before = vault();
        String id = begin(before);
        note(before, 1, "第一条");
        note(before, 2, "第二条");
        erasedNote(3);

        assertThat(rekey("--new-key")).isZero();
        assertThat(rekey("--drop-old-keys")).isZero();

        assertThat(keys.vault().read().size()).isEqualTo(1);
        assertThat(new KeyCheck(database.jdbc())
                        .fits(vault(), new BlindIndex(keys.blindIndex().read())))
                .isTrue();
        assertThat(before.isSealedByNewestKey(stored(1))).isFalse();
        assertThat(read(vault(), 1)).isEqualTo("第一条");
        assertThat(read(vault(), 2)).isEqualTo("第二条");
        try (SealedEngine engine = SealedEngine.start(database, vault())) {
            assertThat(engine.engine().getRuntimeService().getVariable(id, "victim"))
                    .hasToString("{\"name\":\"赵某某\"}");
            FileValue photo = engine.engine().getRuntimeService().getVariableTyped(id, "photo");
            assertThat(photo.getFilename()).isEqualTo("伤情.jpg");
            assertThat(photo.getValue()).hasContent("照片");
            assertThat(engine.engine()
                            .getHistoryService()
                            .createHistoricVariableInstanceQuery()
                            .variableName("victim")
                            .singleResult()
                            .getValue())
                    .hasToString("{\"name\":\"赵某某\"}");
        }
    }

    @Test
    void whatIsUnderTheNewestKeyIsNotTouchedAgain(CapturedOutput console) {
        begin(vault());
        note(vault(), 1, "第一条");
        byte[] before = stored(1);

        assertThat(rekey()).isZero();

        assertThat(stored(1)).isEqualTo(before);
        assertThat(console).contains("note：已检查 1 行，累计重新加密 0 行", "完成：重新加密 0 行");
    }

    @Test
    void anInterruptedRunGoesOnWhereItStopped() {
        Vault before = vault();
        for (int number = 1; number <= Resealing.BATCH + 5; number++) {
            note(before, number, "第" + number + "条");
        }
        keys.vault().addNewest();
        OwnRows rows = new OwnRows(NOTES, database.jdbc());
        for (List<Object> key : rows.keysAfter(List.of(), Resealing.BATCH)) {
            assertThat(rows.sealAnew(key, vault())).isTrue();
        }

        Resealing second = new Resealing(vault(), new TransactionTemplate(database.transactions()));
        second.run(rows);

        assertThat(second.sealedAnew()).isEqualTo(5);
        assertThat(read(vault(), Resealing.BATCH + 5)).isEqualTo("第205条");
    }

    @Test
    void whatTheMakersEngineStoredInPlainTextIsSealed() {
        String id;
        try (SealedEngine stock = SealedEngine.stock(database)) {
            id = stock.begin(variables()).getId();
        }
        assertThat(engineText()).contains("赵某某", "伤情.jpg", "照片");

        assertThat(rekey()).isZero();

        assertThat(engineText()).doesNotContain("赵某某", "伤情.jpg", "照片");
        try (SealedEngine engine = SealedEngine.start(database, vault())) {
            assertThat(engine.engine().getRuntimeService().getVariable(id, "victim"))
                    .hasToString("{\"name\":\"赵某某\"}");
            assertThat(((FileValue) engine.engine().getRuntimeService().getVariableTyped(id, "photo")).getFilename())
                    .isEqualTo("伤情.jpg");
        }
    }

    @Test
    void aRowThatDoesNotOpenIsNamedAndTheOldKeysStay(CapturedOutput console) {
        note(vault(), 1, "第一条");
        note(vault(), 2, "第二条");
        database.jdbc()
                .sql("UPDATE note SET words = (SELECT words FROM note WHERE number = 2) WHERE number = 1")
                .update();

        assertThat(rekey("--new-key", "--drop-old-keys")).isEqualTo(1);

        assertThat(keys.vault().read().size()).isEqualTo(2);
        assertThat(console).contains("note.words/a/1", "有 1 行无法解密").doesNotContain("第一条");
        assertThat(read(vault(), 2)).isEqualTo("第二条");
    }

    private int rekey(String... arguments) {
        SealedEngine.start(database, vault()).close(); // makes the engine's tables if no test has
        Rekey command = new Rekey(keys, List.of(NOTES), database.jdbc(), database.transactions());
        command.run(new DefaultApplicationArguments(arguments));
        return command.getExitCode();
    }

    private Vault vault() {
        return new Vault(keys.vault().read());
    }

    private String begin(Vault vault) {
        try (SealedEngine engine = SealedEngine.start(database, vault)) {
            return engine.begin(variables()).getId();
        }
    }

    private static Map<String, Object> variables() {
        return Map.of(
                "victim",
                Spin.JSON("{\"name\":\"赵某某\"}"),
                "photo",
                Variables.fileValue("伤情.jpg")
                        .file("照片".getBytes(UTF_8))
                        .mimeType("image/jpeg")
                        .create());
    }

    private void note(Vault vault, int number, String words) {
        database.jdbc()
                .sql("INSERT INTO note VALUES ('a', ?, ?)")
                .params(number, vault.seal(words.getBytes(UTF_8), NOTES.context("words", "a", number)))
                .update();
    }

    private void erasedNote(int number) {
        database.jdbc()
                .sql("INSERT INTO note VALUES ('a', ?, NULL)")
                .param(number)
                .update();
    }

    private byte[] stored(int number) {
        return database.jdbc()
                .sql("SELECT words FROM note WHERE number = ?")
                .param(number)
                .query((row, index) -> row.getBytes("words"))
                .single();
    }

    private String read(Vault vault, int number) {
        return new String(vault.open(stored(number), NOTES.context("words", "a", number)), UTF_8);
    }

    /** Everything the engine's variable tables hold, as text. */
    private String engineText() {
        List<String> all = new ArrayList<>();
        for (String table : List.of("ACT_RU_VARIABLE", "ACT_HI_VARINST", "ACT_HI_DETAIL")) {
            all.addAll(database.jdbc()
                    .sql("SELECT CONCAT(TEXT_, TEXT2_) FROM " + table)
                    .query(String.class)
                    .list());
        }
        database.jdbc().sql("SELECT BYTES_ FROM ACT_GE_BYTEARRAY").query(row -> {
            all.add(new String(row.getBytes(1), UTF_8));
        });
        return String.join("\n", all);
    }
}
