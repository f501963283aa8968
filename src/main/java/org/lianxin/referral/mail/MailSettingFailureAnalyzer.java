package org.lianxin.referral.mail;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator which key to set and where, without a stack trace. */
class MailSettingFailureAnalyzer extends AbstractFailureAnalyzer<MailSettingException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MailSettingException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "在程序旁的 config/application.yaml 中设置 %1$s（例如 %2$s）。 (Set %1$s in config/application.yaml beside the jar, for example %2$s.)"
                        .formatted(cause.key(), cause.example()),
                cause);
    }
}
