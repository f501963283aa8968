package org.lianxin.referral.privacy;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator what is wrong with the keys and what to do, without a stack trace. */
class KeyFileFailureAnalyzer extends AbstractFailureAnalyzer<KeyFileException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, KeyFileException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
