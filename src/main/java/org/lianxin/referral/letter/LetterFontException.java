package org.lianxin.referral.letter;

/** The office's own font, which the configuration names, cannot be used. */
class LetterFontException extends RuntimeException {

    LetterFontException(String path, String reason) {
        super(
                "信函字体 %1$s 不能使用：%2$s。 (The font %1$s cannot be used for letters: it is missing, no TrueType file, or its licence forbids embedding.)"
                        .formatted(path, reason));
    }
}
