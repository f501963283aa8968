package org.lianxin.referral.mail;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/** The mail server could not be reached, or did not take the mail for now. What it says is kept for the administrator, without addresses. */
final class MailServerException extends MailException {

    private static final long serialVersionUID = 1L;
    private static final Pattern ADDRESS = Pattern.compile("<[^>]*>|[^\\s<>,;:]+@[^\\s<>,;:]+");
    private static final int LONGEST = 300;

    private MailServerException(String reason, MailException failure) {
        super("邮件服务器连不上，或者没有收下邮件：" + reason, failure);
    }

    static MailServerException of(MailException failure) {
        Set<String> words = new LinkedHashSet<>();
        for (Throwable start : starts(failure)) {
            for (@Nullable Throwable cause = start; cause != null; cause = next(cause)) {
                String line =
                        String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
                words.add(ADDRESS.matcher(line).replaceAll("（地址）").strip());
            }
        }
        String reason = String.join("；", words);
        return new MailServerException(reason.substring(0, Math.min(LONGEST, reason.length())), failure);
    }

    private static List<Throwable> starts(MailException failure) {
        List<Throwable> starts = new ArrayList<>();
        if (failure instanceof MailSendException send) {
            starts.addAll(send.getFailedMessages().values());
        }
        @Nullable Throwable cause = failure.getCause();
        starts.add(cause == null ? failure : cause);
        return starts;
    }

    private static @Nullable Throwable next(Throwable failure) {
        return failure instanceof MessagingException messaging && messaging.getNextException() != null
                ? messaging.getNextException()
                : failure.getCause();
    }
}
