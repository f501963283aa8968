package org.lianxin.referral.handoff;

/**
 * What an agency can do on its page.
 *
 * @see PartnerStatement the fields each action asks for
 */
enum PartnerAction {
    ACKNOWLEDGE("acknowledge", "签收", "Msg_HandoffAcknowledged"),
    RETURN("return", "退回", "Msg_HandoffReturned"),
    PROGRESS("progress", "报告进展", "Msg_HandoffProgress"),
    ANSWER("answer", "反馈结果", "Msg_HandoffCompleted"),
    CONFIRM_CANCELLATION("confirm-cancellation", "确认撤回", "Msg_HandoffAcknowledged"),
    SUPPLEMENT("supplement", "补充说明", "");

    private final String path;
    private final String label;
    private final String message;

    PartnerAction(String path, String label, String message) {
        this.path = path;
        this.label = label;
        this.message = message;
    }

    /** The last part of the address the form is sent to. */
    public String path() {
        return path;
    }

    public String label() {
        return label;
    }

    /** The message for the waiting process, empty when it waits for none. */
    String message() {
        return message;
    }

    boolean asksOutcome() {
        return this == ANSWER;
    }

    boolean needsText() {
        return this != ACKNOWLEDGE && this != CONFIRM_CANCELLATION;
    }
}
