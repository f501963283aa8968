package org.lianxin.referral.letter;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills a text in one pass: braces inside a value stay what they are. */
final class Placeholders {

    static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n]]");

    private Placeholders() {}

    static String fill(String text, Map<String, String> values) {
        return NAME.matcher(text)
                .replaceAll(match ->
                        Matcher.quoteReplacement(CONTROL.matcher(values.getOrDefault(match.group(1), match.group()))
                                .replaceAll("")
                                .strip()))
                .strip();
    }
}
