package org.lianxin.referral.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlindIndexTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theSameValueHasTheSameDigestAfterARestart() {
        Path file = folder.resolve("keys/blind-index.json");
        BlindIndexKey.create(file);

        String digest = BlindIndexKey.read(file).digest("phone", "09160000001");

        assertThat(digest).matches("[0-9a-f]{64}");
        assertThat(BlindIndexKey.read(file).digest("phone", "09160000001")).isEqualTo(digest);
    }

    @Test
    void anotherKindOrAnotherKeyGivesAnotherDigest() {
        BlindIndexKey.create(folder.resolve("a.json"));
        BlindIndexKey.create(folder.resolve("b.json"));
        BlindIndex index = BlindIndexKey.read(folder.resolve("a.json"));

        assertThat(index.digest("phone", "1"))
                .isNotEqualTo(index.digest("id", "1"))
                .isNotEqualTo(BlindIndexKey.read(folder.resolve("b.json")).digest("phone", "1"));
    }

    @Test
    void onlyTheOwnerMayReadAKeyFile() throws IOException {
        Path file = folder.resolve("key.json");
        BlindIndexKey.create(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void anExistingKeyIsNeverWrittenOver() throws IOException {
        Path file = folder.resolve("key.json");
        BlindIndexKey.create(file);
        String before = Files.readString(file);

        assertThatThrownBy(() -> BlindIndexKey.create(file)).isInstanceOf(KeyFileException.class);
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void aMissingKeyIsRefusedWithTheSettingToMake() {
        PrivacyConfiguration configuration = new PrivacyConfiguration();
        String nowhere = folder.resolve("none.json").toString();

        assertThatThrownBy(() -> configuration.blindIndex("", false)).hasMessageContaining("lianxin.keys");
        assertThatThrownBy(() -> configuration.blindIndex(nowhere, false))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("none.json");
    }

    @Test
    void aFileThatIsNoKeyIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("key.json"), "{}");

        assertThatThrownBy(() -> BlindIndexKey.read(file))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("key.json");
    }

    @Test
    void theOperatorIsToldHowToMakeAKey() {
        String action = new KeyFileFailureAnalyzer()
                .analyze(KeyFileException.notNamed(), KeyFileException.notNamed())
                .getAction();

        assertThat(action).contains("lianxin.keys=", "--lianxin.create-missing-keys=true");
    }
}
