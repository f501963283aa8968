package org.lianxin.referral.letter;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator what to correct, without a stack trace. */
class LetterTextsFailureAnalyzer extends AbstractFailureAnalyzer<LetterTextsException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, LetterTextsException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "改正该文件，或用 lianxin.letters 指定另一个文件，例如 file:./config/letters.yaml。"
                        + " (Correct the file, or name another one with the key lianxin.letters.)",
                cause);
    }
}
