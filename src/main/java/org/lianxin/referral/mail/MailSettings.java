package org.lianxin.referral.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What {@code lianxin.mail} says.
 *
 * @param from address of the sender, without name; bounces come back here
 * @param fromName what a mail client shows beside it; may be empty
 * @param replyTo where a partner's reply goes; empty means to the sender
 * @param signingKey PKCS#12 file with the federation's key for S/MIME; empty leaves encrypted enclosures unsigned
 */
@ConfigurationProperties("lianxin.mail")
record MailSettings(
        @DefaultValue("") String from,
        @DefaultValue("") String fromName,
        @DefaultValue("") String replyTo,
        @DefaultValue("") String signingKey,
        @DefaultValue("") String signingKeyPassword) {

    /** The part after the @ of the sender: the right-hand side of every Message-ID. */
    String domain() {
        return from.substring(from.indexOf('@') + 1);
    }
}
