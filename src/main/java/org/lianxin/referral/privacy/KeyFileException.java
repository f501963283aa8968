package org.lianxin.referral.privacy;

import java.nio.file.Path;

/** The key file is not named, not there or not a key. */
class KeyFileException extends RuntimeException {

    private KeyFileException(String message, Throwable cause) {
        super(message, cause);
    }

    private KeyFileException(String message) {
        super(message);
    }

    static KeyFileException notNamed() {
        return new KeyFileException("没有设置密钥文件：lianxin.keys 为空。 (No key file: lianxin.keys is not set.)");
    }

    static KeyFileException missing(Path file) {
        return new KeyFileException(
                "找不到 lianxin.keys 所指的密钥文件 %1$s。 (The key file %1$s named by lianxin.keys does not exist.)"
                        .formatted(file));
    }

    static KeyFileException unusable(Path file, Throwable cause) {
        return new KeyFileException(
                "lianxin.keys 所指的密钥文件 %1$s 无法使用。 (The key file %1$s named by lianxin.keys cannot be used.)"
                        .formatted(file),
                cause);
    }
}
