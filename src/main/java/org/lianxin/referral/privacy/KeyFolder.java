package org.lianxin.referral.privacy;

import java.nio.file.Files;
import java.nio.file.Path;
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

    void createMissing() {
        missing().forEach(KeyFile::create);
    }

    void requireAll() {
        missing().findFirst().ifPresent(missing -> {
            throw KeyFileException.missing(missing.file());
        });
    }

    private Stream<KeyFile> missing() {
        return Stream.of(blindIndex, vault).filter(file -> !file.exists());
    }
}
