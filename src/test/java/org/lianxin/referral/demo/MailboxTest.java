package org.lianxin.referral.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lianxin.referral.demo.MailboxPage.Piece;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

class MailboxTest {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Mailbox mailbox = new Mailbox(server);

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void showsBothPartsOfAMailInChinese() throws MessagingException {
        send("〔紧急〕汉台26-1", "police@hantai.example");

        assertThat(mailbox.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.from()).isEqualTo("汉台区妇联 <bridge@lianxin.example>");
            assertThat(mail.to()).isEqualTo("police@hantai.example");
            assertThat(mail.subject()).isEqualTo("〔紧急〕汉台26-1");
            assertThat(mail.text()).isEqualTo("请签收");
            assertThat(mail.html()).isEqualTo("<p>请签收</p>");
            assertThat(mailbox.find(mail.messageId())).contains(mail);
        });
    }

    @Test
    void showsTheNewestFirstWhateverTheAgency() throws MessagingException, InterruptedException {
        send("一", "police@hantai.example");
        Thread.sleep(5);
        send("二", "court@hantai.example");
        Thread.sleep(5);
        send("三", "police@hantai.example");

        assertThat(mailbox.mails()).extracting(ReceivedMail::subject).containsExactly("三", "二", "一");
    }

    @Test
    void makesLinksOfATextClickableAndNothingElse() {
        assertThat(MailboxPage.pieces("请打开 http://localhost:8080/partner/abc-_1 。<b>"))
                .containsExactly(
                        new Piece("请打开 ", false),
                        new Piece("http://localhost:8080/partner/abc-_1", true),
                        new Piece(" 。<b>", false));
    }

    private void send(String subject, String to) throws MessagingException {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
        MimeMessage message = sender.createMimeMessage();
        MimeMessageHelper mail = new MimeMessageHelper(message, true, "UTF-8");
        mail.setFrom(new InternetAddress("汉台区妇联 <bridge@lianxin.example>"));
        mail.setTo(to);
        mail.setSubject(subject);
        mail.setText("请签收", "<p>请签收</p>");
        sender.send(message);
    }
}
