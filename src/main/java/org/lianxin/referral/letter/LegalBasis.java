package org.lianxin.referral.letter;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Cites the law as a letter does: 反家庭暴力法 13、15 becomes 《中华人民共和国反家庭暴力法》第十三条、第十五条.
 *
 * @param titles full title by short title; an empty one leaves the source out
 */
record LegalBasis(Map<String, String> titles) {

    private static final Pattern ARTICLES = Pattern.compile("(.+?)\\s+(\\d+(?:[、—]\\d+)*)");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern SOURCE_ID = Pattern.compile("（D\\d+[a-z]?(?:、D\\d+[a-z]?)*）");
    private static final String DIGITS = "零一二三四五六七八九";

    String cite(String basis) {
        return Arrays.stream(withoutSourceIds(basis).split("[；;]"))
                .map(String::strip)
                .map(this::source)
                .filter(source -> !source.isEmpty())
                .collect(Collectors.joining("，"));
    }

    /** The row ids of our own deadline table mean nothing to a reader of a letter. */
    static String withoutSourceIds(String text) {
        return SOURCE_ID.matcher(text).replaceAll("");
    }

    private String source(String text) {
        Matcher matcher = ARTICLES.matcher(text);
        if (!matcher.matches()) {
            return titles.getOrDefault(text, text);
        }
        String title = titles.getOrDefault(matcher.group(1), "《" + matcher.group(1) + "》");
        return title
                + NUMBER.matcher(matcher.group(2))
                        .replaceAll(article -> "第" + inChinese(Integer.parseInt(article.group())) + "条")
                        .replace("—", "至");
    }

    /** 1 to 9999; the Civil Code ends at 1260. */
    static String inChinese(int number) {
        StringBuilder chinese = new StringBuilder();
        String[] units = {"千", "百", "十", ""};
        int divisor = 1000;
        for (String unit : units) {
            int digit = number / divisor % 10;
            if (digit > 0) {
                boolean gap = !chinese.isEmpty() && number / divisor / 10 % 10 == 0;
                chinese.append(gap ? "零" : "").append(DIGITS.charAt(digit)).append(unit);
            }
            divisor /= 10;
        }
        return number >= 10 && number < 20 ? chinese.substring(1) : chinese.toString();
    }
}
