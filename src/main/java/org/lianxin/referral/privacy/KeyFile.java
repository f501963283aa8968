package org.lianxin.referral.privacy;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig2026;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Secret keys of one use: a Tink keyset as JSON in a file that only its owner may read. */
record KeyFile(Path file, Parameters parameters, Configuration tink) {

    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);

    /** The key of {@link BlindIndex}. */
    static KeyFile blindIndex(Path folder) {
        return new KeyFile(
                folder.resolve("blind-index.json"), PredefinedPrfParameters.HMAC_SHA256_PRF, PrfConfig2026.get());
    }

    /** The keys of {@link Vault}. */
    static KeyFile vault(Path folder) {
        return new KeyFile(folder.resolve("vault.json"), PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
    }

    boolean exists() {
        return Files.isRegularFile(file);
    }

    KeysetHandle read() {
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), tink, InsecureSecretKeyAccess.get());
        } catch (IOException | GeneralSecurityException unusable) {
            throw KeyFileException.unusable(file, unusable);
        }
    }

    /** Makes a new key. Never writes over an existing file: what a lost key sealed stays sealed for good. */
    void create() {
        try {
            KeysetHandle keys = KeysetHandle.generateNew(parameters, tink);
            Files.createDirectories(file.toAbsolutePath().getParent());
            write(file, keys);
            LOG.warn(
                    "已生成新的密钥文件 {} 。请立即另存备份并妥善保管：丢失后数据无法再读取、无法再查重，泄露后须更换。"
                            + " (A new key file was made: back it up now and keep it secret.)",
                    file.toAbsolutePath());
        } catch (IOException | GeneralSecurityException unusable) {
            throw KeyFileException.unusable(file, unusable);
        }
    }

    /** Adds a key that seals from now on; the older ones still open. */
    void addNewest() {
        replace(KeysetHandle.newBuilder(read())
                .addEntry(KeysetHandle.generateEntryFromParameters(parameters)
                        .withRandomId()
                        .makePrimary()));
        LOG.warn("密钥文件 {} 已加入新密钥，请另存备份。 (A new key was added: back the file up.)", file.toAbsolutePath());
    }

    /** Removes all keys but the newest. What they sealed opens no more, in backups too. */
    void keepNewestOnly() {
        KeysetHandle.Entry newest = read().getPrimary();
        replace(KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(newest.getKey())
                        .withFixedId(newest.getId())
                        .makePrimary()));
        LOG.warn("密钥文件 {} 只保留最新密钥。 (Only the newest key is left.)", file.toAbsolutePath());
    }

    /** In one step, so that a crash leaves the one or the other. */
    private void replace(KeysetHandle.Builder keys) {
        try {
            Path beside = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(beside);
            write(beside, keys.setConfiguration(tink).build());
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | GeneralSecurityException unusable) {
            throw KeyFileException.unusable(file, unusable);
        }
    }

    private void write(Path newFile, KeysetHandle keys) throws IOException, GeneralSecurityException {
        String json = TinkJsonProtoKeysetFormat.serializeKeyset(keys, tink, InsecureSecretKeyAccess.get());
        try (var channel = Files.newByteChannel(
                newFile, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly())) {
            channel.write(StandardCharsets.UTF_8.encode(json));
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
