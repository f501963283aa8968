package org.lianxin.referral.intake;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Brings what a person typed into one spelling. What cannot be seen is left out and not held against her. */
final class Typed {

    /** Control characters, halves of characters, and what turns the reading direction of the text around it. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\t]]|[\\u202A-\\u202E\\u2066-\\u2069]");

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
    private static final Pattern NOT_A_DIGIT = Pattern.compile("\\D");
    private static final Pattern NOT_HAN = Pattern.compile("\\P{IsHan}");

    private Typed() {}

    /** Text of several lines. */
    static String text(String typed) {
        String lines = typed.replace("\r\n", "\n").replace('\r', '\n');
        return UNSEEN.matcher(lines).replaceAll("").strip();
    }

    static String line(String typed) {
        return WHITE_SPACE.matcher(text(typed)).replaceAll(" ");
    }

    /** Full-width digits and signs of Chinese input methods become plain ones. */
    static String signs(String typed) {
        return Normalizer.normalize(line(typed), Normalizer.Form.NFKC).strip();
    }

    static String digits(String typed) {
        return NOT_A_DIGIT.matcher(signs(typed)).replaceAll("");
    }

    static String words(String typed) {
        return NOT_HAN.matcher(typed).replaceAll("");
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
