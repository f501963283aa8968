package org.lianxin.referral.mail;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * One mail to one recipient. Purpose, reference and round identify it: a second mail with the same three is the same mail.
 *
 * @param purpose handoff, reminder, cancellation, new_link or duty_leader
 * @param reference the hand-off number, or the referral number for a mail inside the federation
 * @param round counts from 1; a new round is a new mail
 * @param to one address without display name
 * @param enclosure goes along encrypted for the recipient; text and HTML stay readable without a key
 */
public record OutboundMail(
        String purpose,
        String reference,
        int round,
        String to,
        String subject,
        String text,
        String html,
        Optional<Enclosure> enclosure) {

    public OutboundMail {
        refuseLineBreaks("purpose", purpose);
        refuseLineBreaks("reference", reference);
        refuseLineBreaks("to", to);
        refuseLineBreaks("subject", subject);
    }

    public OutboundMail(
            String purpose, String reference, int round, String to, String subject, String text, String html) {
        this(purpose, reference, round, to, subject, text, html, Optional.empty());
    }

    /** The same mail with this enclosure instead of its own. */
    public OutboundMail with(Optional<Enclosure> other) {
        return new OutboundMail(purpose, reference, round, to, subject, text, html, other);
    }

    /** A line break would end the header and begin another one of the writer's choice. */
    private static void refuseLineBreaks(String part, String value) {
        if (Stream.of("\r", "\n", "\0").anyMatch(value::contains)) {
            throw new IllegalArgumentException("A mail's " + part + " must not contain a line break");
        }
    }
}
