package org.lianxin.referral.letter;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator what to correct, without a stack trace. */
class LetterSheetFailureAnalyzer extends AbstractFailureAnalyzer<LetterSheetException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, LetterSheetException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "改正该文件，或将其移走，恢复使用程序自带的版式。 (Correct the file, or move it away to use the one that the program brings.)",
                cause);
    }
}
