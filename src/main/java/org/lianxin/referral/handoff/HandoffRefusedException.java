package org.lianxin.referral.handoff;

/** An event does not fit the state of the hand-off; the message is a Chinese sentence for the person who tried. */
public class HandoffRefusedException extends RuntimeException {

    private HandoffRefusedException(String message) {
        super(message);
    }

    static HandoffRefusedException notAllowed(String handoffNo, HandoffState state, HandoffEvent event) {
        return new HandoffRefusedException(
                "转办 %s 目前状态为“%s”，不能登记“%s”。请刷新页面，核对办理经过后再操作。".formatted(handoffNo, state.label(), event.label()));
    }

    static HandoffRefusedException overtaken(String handoffNo, HandoffEvent event) {
        return new HandoffRefusedException(
                "转办 %s 刚刚已由他人更新，本次“%s”未登记。请刷新页面，核对办理经过后再操作。".formatted(handoffNo, event.label()));
    }
}
