package org.lianxin.referral.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {

    private static final byte[] PLAIN = "赵某某 09160000001".getBytes(UTF_8);

    @TempDir
    private Path folder = Path.of("");

    private KeyFile keys = KeyFile.vault(folder);

    @BeforeEach
    void makeKeys() {
        keys = KeyFile.vault(folder);
        keys.create();
    }

    @Test
    void whatWasSealedOpensAfterARestart() {
        byte[] sealed = new Vault(keys.read()).seal(PLAIN, "variable/victim");

        assertThat(new Vault(keys.read()).open(sealed, "variable/victim")).isEqualTo(PLAIN);
    }

    @Test
    void theSealedFormShowsNothingAndIsNeverTheSame() {
        Vault vault = new Vault(keys.read());
        byte[] sealed = vault.seal(PLAIN, "variable/victim");

        assertThat(new String(sealed, UTF_8)).doesNotContain("赵某某", "0916");
        assertThat(vault.seal(PLAIN, "variable/victim")).isNotEqualTo(sealed);
    }

    @Test
    void anotherPlaceAnotherKeyOrOneFlippedBitDoesNotOpen() {
        Vault vault = new Vault(keys.read());
        byte[] sealed = vault.seal(PLAIN, "variable/victim");
        KeyFile others = KeyFile.vault(folder.resolve("other"));
        others.create();

        assertThatThrownBy(() -> vault.open(sealed, "variable/reporter"))
                .isInstanceOf(SealBrokenException.class)
                .hasMessageContaining("variable/reporter");
        assertThatThrownBy(() -> new Vault(others.read()).open(sealed, "variable/victim"))
                .isInstanceOf(SealBrokenException.class);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> vault.open(sealed, "variable/victim")).isInstanceOf(SealBrokenException.class);
    }
}
