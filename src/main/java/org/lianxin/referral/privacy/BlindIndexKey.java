package org.lianxin.referral.privacy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig2026;
import com.google.crypto.tink.prf.PrfSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The secret key of the blind index: a Tink keyset as JSON in a file that only its owner may read. */
final class BlindIndexKey {

    private static final Logger LOG = LoggerFactory.getLogger(BlindIndexKey.class);

    private BlindIndexKey() {}

    static BlindIndex read(Path file) {
        try {

            String json = Files.readString(file);
            KeysetHandle keys =
                    TinkJsonProtoKeysetFormat.parseKeyset(json, PrfConfig2026.get(), InsecureSecretKeyAccess.get());
            return new BlindIndex(keys.getPrimitive(PrfConfig2026.get(), PrfSet.class));
        } catch (IOException | GeneralSecurityException unusable) {
            throw KeyFileException.unusable(file, unusable);
        }
    }

    /** Makes a new key. Never writes over an existing file: a lost key makes the index blind for good. */
    static void create(Path file) {
        try {

            KeysetHandle keys = KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF, PrfConfig2026.get());
            String json =
                    TinkJsonProtoKeysetFormat.serializeKeyset(keys, PrfConfig2026.get(), InsecureSecretKeyAccess.get());
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (var channel = Files.newByteChannel(
                    file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly())) {
                channel.write(StandardCharsets.UTF_8.encode(json));
            }
            LOG.warn(
                    "已生成新的密钥文件 {} 。请立即另存备份并妥善保管：丢失后无法再查重，泄露后须更换。"
                            + " (A new key file was made: back it up now and keep it secret.)",
                    file.toAbsolutePath());
        } catch (IOException | GeneralSecurityException unusable) {
            throw KeyFileException.unusable(file, unusable);
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
