package org.lianxin.referral.privacy;

/** Sealed data was altered, belongs elsewhere, or its key is missing. The message names the place and never the data. */
public class SealBrokenException extends RuntimeException {

    SealBrokenException(String context, Throwable cause) {
        super(
                "无法解密 %1$s：数据被改动，或密钥已不在密钥文件中。 (Cannot open %1$s: altered, or its key is gone.)".formatted(context),
                cause);
    }
}
