package org.lianxin.referral.handoff;

import java.util.Arrays;
import java.util.Locale;

/** The coded result an agency answers with; the same codes as choice {@code replyOutcome} of form {@code track-reply}. */
enum ReplyOutcome {
    FILED("已立案或受案"),
    HANDLED("已办理"),
    AID_GRANTED("已救助或已援助"),
    MEDIATED("调解成功"),
    NOT_FILED("不予立案或不予受理"),
    NOT_COMPETENT("不属本机关"),
    OTHER("其他");

    private final String label;

    ReplyOutcome(String label) {
        this.label = label;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    String label() {
        return label;
    }

    /** Chinese words of a code; empty for an unknown one. */
    static String chinese(String code) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.code().equals(code))
                .map(ReplyOutcome::label)
                .findFirst()
                .orElse("");
    }
}
