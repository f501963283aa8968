package org.lianxin.referral.handoff;

/** The directory names no agency for a hand-off; a person must say how it is to be delivered. */
class NoAddressException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoAddressException(String handoffNo) {
        super("No agency with a mail address is known for hand-off " + handoffNo);
    }
}
