package org.lianxin.referral.privacy;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator what to set and how to make keys, without a stack trace. */
class KeyFileFailureAnalyzer extends AbstractFailureAnalyzer<KeyFileException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, KeyFileException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                """
                用 lianxin.keys 指定密钥文件夹，例如 lianxin.keys=/etc/lianxin/keys。第一次启动时另加 \
                --lianxin.create-missing-keys=true 即可生成；生成后请备份，并去掉该参数。
                Name the folder of keys with lianxin.keys. To make them, start once with \
                --lianxin.create-missing-keys=true, then back the folder up and drop the switch.""",
                cause);
    }
}
