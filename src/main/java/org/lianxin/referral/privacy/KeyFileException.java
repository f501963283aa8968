package org.lianxin.referral.privacy;

import java.nio.file.Path;

/** The keys are not named, not there, no keys, or not those of the database. */
class KeyFileException extends RuntimeException {

    private KeyFileException(String message, Throwable cause) {
        super(message, cause);
    }

    private KeyFileException(String message) {
        super(message);
    }

    static KeyFileException notNamed() {
        return new KeyFileException("没有设置密钥文件夹：lianxin.keys 为空。 (No folder of keys: lianxin.keys is not set.)");
    }

    static KeyFileException isNoFolder(Path file) {
        return new KeyFileException(
                """
                lianxin.keys 应为文件夹，现为文件 %1$s。请改为该文件所在的文件夹，例如 lianxin.keys=%2$s；其中的 blind-index.json 保留原样。 \
                (lianxin.keys names the file %1$s; it must name the folder that holds blind-index.json and vault.json, such as %2$s.)"""
                        .formatted(file, file.toAbsolutePath().getParent()));
    }

    static KeyFileException missing(Path file) {
        return new KeyFileException(
                "lianxin.keys 所指的文件夹里没有密钥文件 %1$s。 (The key file %1$s is missing from the folder named by lianxin.keys.)"
                        .formatted(file));
    }

    static KeyFileException unusable(Path file, Throwable cause) {
        return new KeyFileException(
                "密钥文件 %1$s 无法使用（lianxin.keys）。 (The key file %1$s in the folder named by lianxin.keys cannot be used.)"
                        .formatted(file),
                cause);
    }
}
