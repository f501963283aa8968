package org.lianxin.referral.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lianxin.referral.FreshDatabase;

class KeyFileTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void onlyTheOwnerMayReadAKeyFile() throws IOException {
        KeyFile keys = KeyFile.vault(folder);
        keys.create();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.file())))
                .isEqualTo("rw-------");
    }

    @Test
    void anExistingKeyIsNeverWrittenOver() throws IOException {
        KeyFile keys = KeyFile.vault(folder);
        keys.create();
        String before = Files.readString(keys.file());

        assertThatThrownBy(keys::create).isInstanceOf(KeyFileException.class);
        assertThat(Files.readString(keys.file())).isEqualTo(before);
    }

    @Test
    void aMissingKeyIsRefusedWithTheSettingToMake() {
        KeyCheck emptyDatabase = new KeyCheck(FreshDatabase.create().jdbc());
        KeyFolder keys = KeyFolder.of(folder.toString());

        assertThatThrownBy(() -> KeyFolder.of("")).hasMessageContaining("lianxin.keys");
        assertThatThrownBy(() -> keys.require(false, emptyDatabase))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("blind-index.json");
        keys.blindIndex().create();
        assertThatThrownBy(() -> keys.require(false, emptyDatabase))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("vault.json");
    }

    @Test
    void theFileThatTheSettingUsedToNameIsAnsweredWithTheFolderToName() {
        KeyFile.blindIndex(folder).create();

        assertThatThrownBy(() -> KeyFolder.of(folder.resolve("blind-index.json").toString()))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("lianxin.keys=" + folder);
    }

    @Test
    void aFileThatIsNoKeyIsRefused() throws IOException {
        KeyFile keys = KeyFile.vault(folder);
        Files.writeString(keys.file(), "{}");

        assertThatThrownBy(keys::read).isInstanceOf(KeyFileException.class).hasMessageContaining("vault.json");
    }

    @Test
    void theOperatorIsToldHowToMakeKeys() {
        String action = new KeyFileFailureAnalyzer()
                .analyze(KeyFileException.notNamed(), KeyFileException.notNamed())
                .getAction();

        assertThat(action).contains("lianxin.keys=", "--lianxin.create-missing-keys=true");
    }
}
