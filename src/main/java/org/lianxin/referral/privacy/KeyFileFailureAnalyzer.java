package org.lianxin.referral.privacy;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator what to set and how to make a key, without a stack trace. */
class KeyFileFailureAnalyzer extends AbstractFailureAnalyzer<KeyFileException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, KeyFileException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                """
                用 lianxin.keys 指定密钥文件，例如 lianxin.keys=/etc/lianxin/keys.json。第一次启动时另加 \
                --lianxin.create-missing-keys=true 即可生成；生成后请备份，并去掉该参数。
                Name the file with lianxin.keys. To make one, start once with --lianxin.create-missing-keys=true, \
                then back the file up and drop the switch.""",
                cause);
    }
}
