package org.lianxin.referral.intake;

import static org.lianxin.referral.intake.EverydayChoice.MATTERS;
import static org.lianxin.referral.intake.EverydayChoice.MESSAGES;
import static org.lianxin.referral.intake.EverydayChoice.OTHER_MATTER;
import static org.lianxin.referral.intake.EverydayChoice.SELF;
import static org.lianxin.referral.intake.EverydayChoice.WRITERS;
import static org.lianxin.referral.intake.EverydayChoice.YES;
import static org.lianxin.referral.intake.EverydayChoice.YES_NO_UNSURE;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.lianxin.referral.organisation.Federation;

/**
 * What a person seeking help, or a witness, wrote on the public page. Danger, her words, who writes and the district are
 * asked for; all else may stay empty.
 *
 * @param when in her own words
 * @param place town, village or whatever she wants to say
 * @param noCall nobody may telephone; a message may be allowed all the same
 */
record Report(
        String danger,
        String what,
        String matter,
        String relation,
        String district,
        String place,
        String when,
        String age,
        String children,
        String name,
        String phone,
        String hours,
        String message,
        boolean noCall) {

    static final int LONGEST_TEXT = 5000;

    private static final int LONGEST_LINE = 100;
    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_HOURS = 40;
    private static final Pattern PHONE = Pattern.compile("[0-9+() -]{3,25}");
    private static final Pattern AGE = Pattern.compile("[0-9]{1,2}|1[01][0-9]|120");

    static final Report EMPTY = of(Map.of());

    static Report of(Map<String, String> typed) {
        return new Report(
                code(typed, "danger"),
                Typed.text(typed.getOrDefault("what", "")),
                typed.getOrDefault("matter", OTHER_MATTER),
                code(typed, "relation"),
                code(typed, "district"),
                Typed.line(typed.getOrDefault("place", "")),
                Typed.line(typed.getOrDefault("when", "")),
                Typed.signs(typed.getOrDefault("age", "")),
                code(typed, "children"),
                Typed.line(typed.getOrDefault("name", "")),
                Typed.signs(typed.getOrDefault("phone", "")),
                Typed.line(typed.getOrDefault("hours", "")),
                code(typed, "message"),
                typed.containsKey("noCall"));
    }

    boolean somebodyIsInDanger() {
        return danger.equals(YES);
    }

    boolean isAboutHerself() {
        return relation.equals(SELF);
    }

    /** Field name → Chinese sentence, in the order of the page; empty when all is well. */
    Map<String, String> problems(Federation federation) {
        Map<String, String> problems = new LinkedHashMap<>();
        chosen(problems, "danger", "现在有人有危险吗", danger, YES_NO_UNSURE, true);
        if (what.isEmpty()) {
            problems.put("what", "请在“发生了什么”里写几个字，一句话也可以。");
        }
        notLongerThan(problems, "what", "发生了什么", what, LONGEST_TEXT);
        chosen(problems, "matter", "哪一类事情", matter, MATTERS, true);
        chosen(problems, "relation", "您在替谁写", relation, WRITERS, true);
        if (!federation.serves(district)) {
            problems.put("district", "请选择“在哪个区县”，这样才知道交给哪里的妇联。说不清的选“不清楚”。");
        }
        notLongerThan(problems, "place", "镇、村或大概地点", place, LONGEST_LINE);
        notLongerThan(problems, "when", "什么时候发生的", when, LONGEST_LINE);
        if (!age.isEmpty() && !AGE.matcher(age).matches()) {
            problems.put("age", "“年龄”只写 0 到 120 的数字；说不准的写大概岁数，不知道就空着。");
        }
        chosen(problems, "children", "有没有孩子受影响", children, YES_NO_UNSURE, false);
        notLongerThan(problems, "name", "怎样称呼您", name, LONGEST_NAME);
        if (!phone.isEmpty() && !PHONE.matcher(phone).matches()) {
            problems.put("phone", "“电话”只写数字，不想留就空着。");
        }
        notLongerThan(problems, "hours", "什么时候联系安全", hours, LONGEST_HOURS);
        chosen(problems, "message", "可以发短信或留言吗", message, MESSAGES, false);
        return problems;
    }

    private static String code(Map<String, String> typed, String field) {
        return typed.getOrDefault(field, "");
    }

    private static void chosen(
            Map<String, String> problems,
            String field,
            String label,
            String code,
            List<EverydayChoice> choices,
            boolean required) {
        boolean answered = required || !code.isEmpty();
        if (answered && !EverydayChoice.offers(choices, code)) {
            problems.put(field, "请在“%s”中选一项。".formatted(label));
        }
    }

    private static void notLongerThan(
            Map<String, String> problems, String field, String label, String value, int longest) {
        int length = Typed.length(value);
        if (length > longest) {
            problems.put(field, "“%s”最多 %d 字，现有 %d 字，请删减；写不下的可以发送以后再补充。".formatted(label, longest, length));
        }
    }
}
