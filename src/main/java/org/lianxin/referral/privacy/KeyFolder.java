package org.lianxin.referral.privacy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder that holds all secret keys of this installation. */
record KeyFolder(KeyFile blindIndex, KeyFile vault) {

    /** Throws {@link KeyFileException} that says what to set when the setting names no folder. */
    static KeyFolder of(String setting) {
        if (setting.isBlank()) {
            throw KeyFileException.notNamed();
        }
        Path folder = Path.of(setting);
        if (Files.isRegularFile(folder)) {
            throw KeyFileException.isNoFolder(folder);
        }
        return new KeyFolder(KeyFile.blindIndex(folder), KeyFile.vault(folder));
    }

    /**
     * Makes sure that all keys are there and are those of the database. New ones are made only when asked for, and never
     * beside data that other keys sealed.
     */
    void require(boolean createMissing, KeyCheck check) {
        boolean written = check.isWritten();
        if (createMissing && !written) {
            missing().forEach(KeyFile::create);
        }
        Optional<KeyFile> missing = missing().findFirst();
        if (missing.isPresent()) {
            Path file = missing.get().file();
            throw written ? KeyFileException.lost(file) : KeyFileException.missing(file);
        }
        if (written && !check.fits(new Vault(vault.read()), new BlindIndex(blindIndex.read()))) {
            throw KeyFileException.ofAnotherDatabase(vault.file().getParent());
        }
    }

    private Stream<KeyFile> missing() {
        return Stream.of(blindIndex, vault).filter(file -> !file.exists());
    }
}
