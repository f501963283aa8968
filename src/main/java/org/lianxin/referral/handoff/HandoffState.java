package org.lianxin.referral.handoff;

import java.util.Locale;

/** Where a hand-off stands. The code (lower-case name) is what the database and outside clients see. */
public enum HandoffState {
    DRAFTED("文书拟制中"),
    SIGNED("已签发，待送达"),
    SENT("已送达，待签收"),
    ACKNOWLEDGED("已签收，待反馈"),
    IN_PROGRESS("办理中"),
    RETURNED("已退回"),
    CANCEL_REQUESTED("正在撤回"),
    CANCELLED("已撤回"),
    COMPLETED("已反馈"),
    UNANSWERED("逾期未答复，已结束");

    private final String label;

    HandoffState(String label) {
        this.label = label;
    }

    /** The Chinese words shown on pages. */
    public String label() {
        return label;
    }

    /** Whether the agency or the office still works on it. */
    boolean isRunning() {
        return switch (this) {
            case DRAFTED, SIGNED, SENT, ACKNOWLEDGED, IN_PROGRESS, CANCEL_REQUESTED -> true;
            case RETURNED, CANCELLED, COMPLETED, UNANSWERED -> false;
        };
    }

    /** The stored code, for example {@code cancel_requested}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Throws {@link IllegalArgumentException} for a code that does not exist. */
    public static HandoffState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
