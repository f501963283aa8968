package org.lianxin.referral.privacy;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The keys are not named, not there, no keys, or not those of the database. */
class KeyFileException extends RuntimeException {

    private static final String MAKE =
            """
            用 lianxin.keys 指定密钥文件夹，例如 lianxin.keys=/etc/lianxin/keys。第一次启动时另加 \
            --lianxin.create-missing-keys=true 即可生成；生成后请备份，并去掉该参数。
            Name the folder of keys with lianxin.keys. To make them, start once with \
            --lianxin.create-missing-keys=true, then back the folder up and drop the switch.""";

    private static final String RESTORE =
            """
            请从备份恢复与这个数据库同时使用的密钥文件夹（lianxin.keys），或改用对应的数据库。没有写入任何数据，也没有生成新密钥。
            Restore the folder of keys (lianxin.keys) that was in use with this database, or name the database that \
            belongs to these keys. Nothing was written and no key was made.""";

    private final String action;

    private KeyFileException(String message, String action, @Nullable Throwable cause) {
        super(message, cause);
        this.action = action;
    }

    static KeyFileException notNamed() {
        return new KeyFileException(
                "没有设置密钥文件夹：lianxin.keys 为空。 (No folder of keys: lianxin.keys is not set.)", MAKE, null);
    }

    static KeyFileException isNoFolder(Path file) {
        return new KeyFileException(
                """
                lianxin.keys 应为文件夹，现为文件 %1$s。请改为该文件所在的文件夹，例如 lianxin.keys=%2$s；其中的 blind-index.json 保留原样。 \
                (lianxin.keys names the file %1$s; it must name the folder that holds blind-index.json and vault.json, such as %2$s.)"""
                        .formatted(file, file.toAbsolutePath().getParent()),
                MAKE,
                null);
    }

    static KeyFileException missing(Path file) {
        return new KeyFileException(
                "lianxin.keys 所指的文件夹里没有密钥文件 %1$s。 (The key file %1$s is missing from the folder named by lianxin.keys.)"
                        .formatted(file),
                MAKE,
                null);
    }

    static KeyFileException lost(Path file) {
        return new KeyFileException(
                "数据库里已有加密数据，但密钥文件 %1$s 不见了。 (The database holds sealed data, but its key file %1$s is gone.)"
                        .formatted(file),
                RESTORE,
                null);
    }

    static KeyFileException ofAnotherDatabase(@Nullable Path folder) {
        return new KeyFileException(
                "密钥文件夹 %1$s 里的密钥不是这个数据库的。 (The keys in %1$s are not those of this database.)".formatted(folder),
                RESTORE,
                null);
    }

    static KeyFileException unusable(Path file, Throwable cause) {
        return new KeyFileException(
                "密钥文件 %1$s 无法使用（lianxin.keys）。 (The key file %1$s in the folder named by lianxin.keys cannot be used.)"
                        .formatted(file),
                RESTORE,
                cause);
    }

    /** What the operator can do about it. */
    String action() {
        return action;
    }
}
