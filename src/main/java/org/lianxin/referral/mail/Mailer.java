package org.lianxin.referral.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Date;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.mail.MailException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * Sends a mail once. The Message-ID is derived from purpose, reference and round, and so is the log row, which is written before
 * the mail is handed over and committed right after the server accepted it: a second sender waits for the row and skips; if a crash
 * came between acceptance and commit, the receiver sees the same Message-ID twice and can drop one.
 */
public class Mailer {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final JavaMailSender sender;
    private final MailSettings settings;
    private final Optional<SigningKey> key;
    private final MailLog log;
    private final Clock clock;

    Mailer(JavaMailSender sender, MailSettings settings, Optional<SigningKey> key, MailLog log, Clock clock) {
        this.sender = sender;
        this.settings = settings;
        this.key = key;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Hands the mail to the mail server unless it was accepted before.
     *
     * @return the Message-ID, with its angle brackets
     * @throws UndeliverableException the address is malformed or the server refuses it for good
     * @throws MailException anything else, with what the server said; worth another try
     */
    public String send(OutboundMail mail) {
        return log.find(mail.purpose(), mail.reference(), mail.round()).orElseGet(() -> sendNow(mail));
    }

    public boolean wasSent(String purpose, String reference, int round) {
        return log.find(purpose, reference, round).isPresent();
    }

    private String sendNow(OutboundMail mail) {
        String messageId = messageId(mail);
        InternetAddress recipient = recipient(mail);
        log.sendOnce(messageId, mail, clock.instant(), () -> hand(message(mail, messageId, recipient), mail.to()));
        return messageId;
    }

    private void hand(MimeMessage message, String to) {
        try {
            sender.send(message);
        } catch (MailException e) {
            Refusal.in(e).ifPresent(reply -> {
                throw new UndeliverableException(to, "对方邮件服务器拒收该地址：" + reply);
            });
            throw MailServerException.of(e);
        }
    }

    private MimeMessage message(OutboundMail mail, String messageId, InternetAddress recipient) {
        MimeMessage message = sender.createMimeMessage();
        try {
            MimeMessageHelper headers = new MimeMessageHelper(message, UTF_8);
            headers.setFrom(settings.from(), settings.fromName());
            headers.setTo(recipient);
            if (!settings.replyTo().isBlank()) {
                headers.setReplyTo(settings.replyTo());
            }
            headers.setSubject(mail.subject());
            headers.setSentDate(Date.from(clock.instant()));
            // Keeps this id on the wire: JavaMailSenderImpl restores an id that was set before it saves the message.
            message.setHeader("Message-ID", messageId);
            // RFC 3834: out-of-office responders stay silent.
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setHeader("Content-Language", "zh-CN");
            MimeMultipart alternatives = alternatives(mail);
            message.setContent(
                    mail.enclosure().isEmpty()
                            ? alternatives
                            : withEnclosure(alternatives, mail.enclosure().get(), recipient, messageId));
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new MailPreparationException(e);
        }
        return message;
    }

    /** A bare multipart/alternative: no empty "mixed" around it, which some clients show as an attachment. */
    private static MimeMultipart alternatives(OutboundMail mail) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(mail.text(), UTF_8, "plain");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(mail.html(), UTF_8, "html");
        return new MimeMultipart("alternative", text, html);
    }

    /**
     * The enclosure goes along as a whole encrypted message. Mail programs decrypt a message that is opened, and refuse to decrypt one part
     * among others; and the link in the text stays readable on a device without the key.
     */
    private MimeMultipart withEnclosure(
            MimeMultipart alternatives, Enclosure enclosure, InternetAddress recipient, String messageId)
            throws MessagingException, UnsupportedEncodingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setContent(alternatives);
        MimeBodyPart sealed = SealedMessage.of(enclosure, key);
        MimeMessage message = sender.createMimeMessage();
        message.setFrom(new InternetAddress(settings.from(), settings.fromName(), UTF_8));
        message.setRecipient(Message.RecipientType.TO, recipient);
        message.setSubject("加密文书", UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        message.setDataHandler(sealed.getDataHandler());
        message.setHeader("Content-Type", sealed.getContentType());
        message.saveChanges();
        message.setHeader("Content-Transfer-Encoding", "base64");
        message.setHeader("Message-ID", messageId.replace("<", "<sealed."));
        MimeBodyPart attached = new MimeBodyPart();
        attached.setContent(message, "message/rfc822");
        attached.setDisposition(MimeBodyPart.ATTACHMENT);
        attached.setFileName("sealed-letter.eml");
        return new MimeMultipart("mixed", text, attached);
    }

    private static InternetAddress recipient(OutboundMail mail) {
        try {
            return new InternetAddress(mail.to(), true);
        } catch (AddressException e) {
            throw new UndeliverableException(mail.to(), "邮箱地址格式不正确");
        }
    }

    private String messageId(OutboundMail mail) {
        String identity = String.join("|", mail.reference(), mail.purpose(), Integer.toString(mail.round()));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            return "<" + HexFormat.of().formatHex(digest, 0, 16) + "@" + settings.domain() + ">";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
