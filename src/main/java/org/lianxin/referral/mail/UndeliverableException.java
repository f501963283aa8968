package org.lianxin.referral.mail;

/** The recipient cannot be reached at this address; sending again would not help, the address must be corrected. */
public class UndeliverableException extends RuntimeException {

    private final String recipient;
    private final String reason;

    public UndeliverableException(String recipient, String reason) {
        super(recipient + ": " + reason);
        this.recipient = recipient;
        this.reason = reason;
    }

    public String recipient() {
        return recipient;
    }

    /** For the caseworker, in Chinese, with the mail server's own words where there are any. */
    public String reason() {
        return reason;
    }
}
