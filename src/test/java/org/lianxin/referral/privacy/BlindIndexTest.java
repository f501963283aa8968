package org.lianxin.referral.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlindIndexTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theSameValueHasTheSameDigestAfterARestart() {
        KeyFile keys = KeyFile.blindIndex(folder);
        keys.create();

        String digest = new BlindIndex(keys.read()).digest("phone", "09160000001");

        assertThat(digest).matches("[0-9a-f]{64}");
        assertThat(new BlindIndex(keys.read()).digest("phone", "09160000001")).isEqualTo(digest);
    }

    @Test
    void anotherKindOrAnotherKeyGivesAnotherDigest() {
        KeyFile keys = KeyFile.blindIndex(folder.resolve("one"));
        KeyFile others = KeyFile.blindIndex(folder.resolve("other"));
        keys.create();
        others.create();
        BlindIndex index = new BlindIndex(keys.read());

        assertThat(index.digest("phone", "1"))
                .isNotEqualTo(index.digest("id", "1"))
                .isNotEqualTo(new BlindIndex(others.read()).digest("phone", "1"));
    }
}
