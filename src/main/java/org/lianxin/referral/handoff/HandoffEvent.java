package org.lianxin.referral.handoff;

import java.util.Locale;

/** What can happen to a hand-off. The code (lower-case name) is what diagrams and the database use. */
public enum HandoffEvent {
    DRAFTED("拟制文书"),
    SIGNED("签发文书"),
    SENT("送达机关"),
    ACKNOWLEDGED("机关签收"),
    PROGRESS("机关报告进展"),
    COMPLETED("机关反馈结果"),
    RETURNED("机关退回"),
    UNDELIVERABLE("未能送达"),
    REMINDED("已提醒"),
    ESCALATED("已报告上级"),
    CANCEL_REQUESTED("提出撤回"),
    CANCELLED("撤回完成"),
    LATE_ANSWER("机关补充答复"),
    ASKED_AGAIN("请机关补充办理"),
    LINK_REQUESTED("机关申请新链接"),
    LINK_LOCKED("链接已锁定"),
    CORRECTED("更正后重办"),
    GUIDANCE_GIVEN("已当面告知"),
    UNANSWERED("逾期未答复，结束转办"),
    /** A step of the ladder {@code urging}. */
    URGED("已发催办函"),
    OPINION_SENT("已发督促处理意见书"),
    INSPECTION_REQUESTED("已提请督查"),
    STEP_SKIPPED("跳过一步督促"),
    SUSPENDED("督促挂起"),
    RESUMED("督促恢复"),
    /** A letter of the ladder stands as it will go out. */
    LETTER_FIXED("督促文书定稿"),
    NUMBER_VOIDED("文号作废"),
    /** The answer stands, but the matter goes on to another agency. */
    PASSED_ON("另转其他机关");

    private final String label;

    HandoffEvent(String label) {
        this.label = label;
    }

    /** The Chinese words shown on pages. */
    public String label() {
        return label;
    }

    /** The stored code, for example {@code late_answer}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Throws {@link IllegalArgumentException} for a code that does not exist. */
    public static HandoffEvent of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
