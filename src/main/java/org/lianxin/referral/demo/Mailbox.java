package org.lianxin.referral.demo;

import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the built-in mail server received, newest first. */
@Component
@WithMailbox
class Mailbox {

    private final GreenMail server;

    Mailbox(GreenMail server) {
        this.server = server;
    }

    List<ReceivedMail> mails() {
        return server.getManagers().getImapHostManager().getAllMessages().stream()
                .sorted(Comparator.comparing(StoredMessage::getReceivedDate)
                        .thenComparing(StoredMessage::getUid)
                        .reversed())
                .map(Mailbox::read)
                .toList();
    }

    Optional<ReceivedMail> find(String messageId) {
        return mails().stream()
                .filter(mail -> mail.messageId().equals(messageId))
                .findFirst();
    }

    private static ReceivedMail read(StoredMessage stored) {
        MimeMessage message = stored.getMimeMessage();
        Instant receivedAt = stored.getReceivedDate().toInstant();
        try {
            return new ReceivedMail(
                    addresses(message.getFrom()),
                    addresses(message.getRecipients(Message.RecipientType.TO)),
                    orEmpty(message.getSubject()),
                    orEmpty(message.getMessageID()),
                    part(message, "text/plain"),
                    part(message, "text/html"),
                    receivedAt);
        } catch (MessagingException unreadable) {
            return new ReceivedMail("", "", "（无法读取的邮件）", "", "", "", receivedAt);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The first part of the type, or nothing. */
    private static String part(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return String.valueOf(part.getContent());
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = part(parts.getBodyPart(i), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }

    private static String addresses(Address @Nullable [] addresses) {
        return addresses == null
                ? ""
                : Stream.of(addresses).map(Mailbox::readable).collect(Collectors.joining(", "));
    }

    private static String readable(Address address) {
        if (!(address instanceof InternetAddress internet)) {
            return address.toString();
        }
        @Nullable String name = internet.getPersonal();
        return name == null ? internet.getAddress() : name + " <" + internet.getAddress() + ">";
    }

    private static String orEmpty(@Nullable String header) {
        return header == null ? "" : header;
    }
}
