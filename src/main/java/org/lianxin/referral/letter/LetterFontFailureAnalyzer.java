package org.lianxin.referral.letter;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator what to correct, without a stack trace. */
class LetterFontFailureAnalyzer extends AbstractFailureAnalyzer<LetterFontException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, LetterFontException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "在 lianxin.letter-fonts.body、lianxin.letter-fonts.title 写 .ttf 文件的路径，或留空使用程序自带的字体。"
                        + " (Name a .ttf file, or leave the key empty to use the fonts that the program brings.)",
                cause);
    }
}
