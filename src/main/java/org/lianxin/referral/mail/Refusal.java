package org.lianxin.referral.mail;

import jakarta.mail.MessagingException;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/** Finds in a failed send the mail server's final word about the recipient. */
final class Refusal {

    private Refusal() {}

    /** The server's reply line if it refused the recipient for good. */
    static Optional<String> in(MailException failure) {
        return failure instanceof MailSendException send
                ? send.getFailedMessages().values().stream()
                        .flatMap(cause -> in(cause).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<String> in(@Nullable Throwable failure) {
        Throwable cause = failure;
        while (cause != null) {
            if (cause instanceof SMTPAddressFailedException refused && isPermanent(refused.getReturnCode())) {
                return Optional.of(String.valueOf(refused.getMessage()).strip());
            }
            cause = cause instanceof MessagingException messaging ? messaging.getNextException() : cause.getCause();
        }
        return Optional.empty();
    }

    /**
     * RFC 5321, 4.2.1: x5x is about the mailbox, 501 about the address as written. Other 5xx (530 sign in first, 503 wrong order)
     * are about this server and its configuration: correcting the recipient would not help.
     */
    private static boolean isPermanent(int code) {
        return code == 501 || code / 10 == 55;
    }
}
