package org.lianxin.referral.handoff;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What somebody at the agency said, with line ends as in the rest of the system. Nothing is checked yet.
 *
 * @param via page when the agency typed it itself; phone, paper or in_person when a caseworker wrote it down
 */
public record PartnerStatement(String by, String text, String outcome, String via) {

    private static final String PAGE = "page";

    static final int LONGEST_NAME = 60;
    static final int LONGEST_TEXT = 5000;

    static final PartnerStatement EMPTY = new PartnerStatement("", "", "");

    public PartnerStatement {
        by = by.strip();
        text = text.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    public PartnerStatement(String by, String text, String outcome) {
        this(by, text, outcome, PAGE);
    }

    /** Field name → Chinese sentence, in the order of the form; empty when all is well. */
    Map<String, String> problems(PartnerAction action) {
        Map<String, String> problems = new LinkedHashMap<>();
        check(problems, "by", "经办人", by, LONGEST_NAME, true);
        if (action.asksOutcome() && ReplyOutcome.chinese(outcome).isEmpty()) {
            problems.put("outcome", "请选择“办理结果”中的一项。");
        }
        check(problems, "text", textLabel(action), text, LONGEST_TEXT, action.needsText());
        return problems;
    }

    static String textLabel(PartnerAction action) {
        return switch (action) {
            case RETURN -> "退回理由";
            case PROGRESS -> "进展情况";
            case ANSWER -> "办理情况";
            case SUPPLEMENT -> "补充内容";
            case ACKNOWLEDGE, CONFIRM_CANCELLATION -> "备注";
        };
    }

    private static void check(
            Map<String, String> problems, String field, String label, String value, int longest, boolean required) {
        if (required && value.isEmpty()) {
            problems.put(field, "请填写“%s”。".formatted(label));
        } else if (value.codePointCount(0, value.length()) > longest) {
            problems.put(
                    field,
                    "“%s”最多 %d 字，现有 %d 字，请删减。".formatted(label, longest, value.codePointCount(0, value.length())));
        } else if (value.codePoints().anyMatch(point -> refused(point, field))) {
            problems.put(field, "“%s”中有不能显示的控制字符，请删除后再提交。".formatted(label));
        }
    }

    private static boolean refused(int point, String field) {
        boolean layout = field.equals("text") && (point == '\n' || point == '\t');
        return Character.getType(point) == Character.SURROGATE || (Character.isISOControl(point) && !layout);
    }
}
