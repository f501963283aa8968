package org.lianxin.referral.handoff;

/** No hand-off has this number. */
public class UnknownHandoffException extends RuntimeException {

    UnknownHandoffException(String handoffNo) {
        super("没有编号为“" + handoffNo + "”的转办。请核对转办编号。");
    }
}
