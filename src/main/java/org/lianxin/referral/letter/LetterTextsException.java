package org.lianxin.referral.letter;

/** The file with the wording of the letters is missing or has a mistake. */
class LetterTextsException extends RuntimeException {

    LetterTextsException(String file, Exception cause) {
        super(
                "信函文本文件 %1$s 读不出来：%2$s (The file with the letters' wording, %1$s, cannot be used: %2$s)"
                        .formatted(file, cause.getMessage()),
                cause);
    }
}
