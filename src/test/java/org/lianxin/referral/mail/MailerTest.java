package org.lianxin.referral.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lianxin.referral.FreshDatabase;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

class MailerTest {

    private static final Instant NOW = Instant.parse("2026-06-09T13:45:00Z");
    private static final MailSettings SETTINGS =
            new MailSettings("weiquan@fulian.example", "汉中市妇女联合会", "huifu@fulian.example", "", "");

    @RegisterExtension
    final GreenMailExtension mailbox =
            new GreenMailExtension(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private final FreshDatabase database = FreshDatabase.create();

    @Test
    void anAgencyReadsTheSameMailAsTextAndAsHtml() throws Exception {
        mailer().send(mail(1));

        MimeMessage received = mailbox.getReceivedMessages()[0];
        assertThat(received.getContentType()).startsWith("multipart/alternative");
        MimeMultipart parts = (MimeMultipart) received.getContent();
        BodyPart text = parts.getBodyPart(0);
        BodyPart html = parts.getBodyPart(1);
        assertThat(text.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(html.getContentType()).isEqualToIgnoringCase("text/html; charset=UTF-8");
        assertThat((String) text.getContent()).isEqualToNormalizingNewlines("请签收 𠮷\n");
        assertThat((String) html.getContent()).isEqualToNormalizingNewlines("<p>请签收 𠮷</p>");
        assertThat(parts.getCount()).isEqualTo(2);
    }

    @Test
    void theHeadersSayWhoWritesWhereToReplyAndThatAMachineSentIt() throws Exception {
        mailer().send(mail(1));

        MimeMessage received = mailbox.getReceivedMessages()[0];
        InternetAddress from = (InternetAddress) received.getFrom()[0];
        assertThat(from.getAddress()).isEqualTo("weiquan@fulian.example");
        assertThat(from.getPersonal()).isEqualTo("汉中市妇女联合会");
        assertThat(received.getReplyTo()).containsExactly(new InternetAddress("huifu@fulian.example"));
        assertThat(received.getAllRecipients()).containsExactly(new InternetAddress("police@agency.example"));
        assertThat(received.getSubject()).isEqualTo("〔转办〕汉台妇函〔2026〕12号");
        assertThat(received.getSentDate()).isEqualTo(Date.from(NOW));
        assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(received.getHeader("Content-Language")).containsExactly("zh-CN");
    }

    @Test
    void theMessageIdOnTheWireIsTheOneReturnedAndNamesNobody() throws Exception {
        String id = mailer().send(mail(1));

        assertThat(mailbox.getReceivedMessages()[0].getMessageID()).isEqualTo(id);
        assertThat(id).matches("<[0-9a-f]{32}@fulian\\.example>");
    }

    @Test
    void theMessageIdStaysTheSameAfterALostDatabaseAndChangesWithTheRound() {
        String id = mailer().send(mail(1));
        String again =
                mailer(FreshDatabase.create(), mailbox.getSmtp().getPort()).send(mail(1));

        assertThat(again).isEqualTo(id);
        assertThat(mailer().send(mail(2))).isNotEqualTo(id);
    }

    @Test
    void theSameMailIsSentOnceHoweverOftenTheJobRepeats() {
        String id = mailer().send(mail(1));

        assertThat(mailer().send(mail(1))).isEqualTo(id);
        assertThat(mailbox.getReceivedMessages()).hasSize(1);
        assertThat(mailer().wasSent("handoff", "HZFL-610702-2026-000123-H1", 1)).isTrue();
        assertThat(mailer().wasSent("handoff", "HZFL-610702-2026-000123-H1", 2)).isFalse();
        assertThat(mailer().wasSent("reminder", "HZFL-610702-2026-000123-H1", 1))
                .isFalse();
    }

    @Test
    void aMailThatLeftStaysSentWhenTheCallersTransactionIsRolledBack() {
        TransactionTemplate job = new TransactionTemplate(database.transactions());
        assertThatThrownBy(() -> job.executeWithoutResult(status -> {
                    mailer().send(mail(1));
                    throw new IllegalStateException("crash before the commit");
                }))
                .hasMessage("crash before the commit");

        job.executeWithoutResult(status -> mailer().send(mail(1)));

        assertThat(mailbox.getReceivedMessages()).hasSize(1);
    }

    @Test
    void theLogKeepsWhenAndWhereToButNoContent() {
        String id = mailer().send(mail(1));

        assertThat(database.jdbc().sql("SELECT * FROM mail_log").query().singleRow())
                .containsEntry("MESSAGE_ID", id)
                .containsEntry("RECIPIENT", "police@agency.example")
                .hasSize(6)
                .extractingByKey("ACCEPTED_AT", InstanceOfAssertFactories.OFFSET_DATE_TIME)
                .isEqualTo(NOW.atOffset(ZoneOffset.UTC));
    }

    @Test
    void aServerThatIsDownIsTriedAgainLater() {
        int port = mailbox.getSmtp().getPort();
        mailbox.stop();

        assertThatThrownBy(() -> mailer(database, port).send(mail(1)))
                .isInstanceOf(MailException.class)
                .hasMessageContaining("连不上")
                .hasMessageContaining("127.0.0.1, " + port);

        assertThat(mailer(database, port).wasSent("handoff", "HZFL-610702-2026-000123-H1", 1))
                .isFalse();
        mailbox.start();
        mailer().send(mail(1));
        assertThat(mailbox.getReceivedMessages()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "550 5.1.1 User unknown",
                "553 5.1.3 Bad mailbox",
                "556 5.1.10 Domain takes no mail",
                "501 5.1.3 Bad syntax"
            })
    void anAddressRefusedForGoodIsUndeliverable(String answer) throws Exception {
        try (RefusingMailServer server = new RefusingMailServer(answer)) {
            UndeliverableException refused =
                    catchThrowableOfType(UndeliverableException.class, () -> mailer(database, server.port())
                            .send(mail(1)));

            assertThat(refused.recipient()).isEqualTo("police@agency.example");
            assertThat(refused.reason()).isEqualTo("对方邮件服务器拒收该地址：" + answer);
        }
        assertThat(mailer().wasSent("handoff", "HZFL-610702-2026-000123-H1", 1)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"450 4.2.0 Greylisted", "452 4.2.2 Mailbox full for now", "530 5.7.0 Sign in first"})
    void aRefusalThatIsNotAboutTheAddressIsTriedAgainLater(String answer) throws Exception {
        try (RefusingMailServer server = new RefusingMailServer(answer)) {
            assertThatThrownBy(() -> mailer(database, server.port()).send(mail(1)))
                    .isInstanceOf(MailException.class)
                    .hasMessageContaining(answer);
        }
    }

    @Test
    void anAdministratorReadsWhatTheServerSaidAndNoAddress() throws Exception {
        try (RefusingMailServer server =
                new RefusingMailServer("450 4.1.1 <police@agency.example>: police@agency.example is greylisted")) {
            assertThatThrownBy(() -> mailer(database, server.port()).send(mail(1)))
                    .hasMessageContaining("没有收下邮件")
                    .hasMessageContaining("450 4.1.1 （地址）: （地址） is greylisted")
                    .hasMessageNotContaining("agency.example");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "police", "police＠agency.example", "a@agency.example, b@agency.example"})
    void anAddressThatIsNoneIsUndeliverable(String address) {
        OutboundMail mail = new OutboundMail("handoff", "H1", 1, address, "转办", "", "");

        assertThatThrownBy(() -> mailer().send(mail))
                .isInstanceOf(UndeliverableException.class)
                .hasMessageContaining("邮箱地址格式不正确");
        assertThat(mailbox.getReceivedMessages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"to, \\r", "to, \\n", "subject, \\r", "subject, \\n", "reference, \\n", "purpose, \\n"})
    void nobodyAddsAHeaderThroughALineBreak(String part, String escape) {
        String evil = "x" + escape.translateEscapes() + "Bcc: other@example.org";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OutboundMail(
                        part.equals("purpose") ? evil : "handoff",
                        part.equals("reference") ? evil : "H1",
                        1,
                        part.equals("to") ? evil : "police@agency.example",
                        part.equals("subject") ? evil : "转办",
                        "",
                        ""))
                .withMessage("A mail's " + part + " must not contain a line break");
    }

    @Test
    void aReferenceWithTheLongestUserIdOfTheEngineIsLogged() {
        String reference = "HZFL-610702-2026-000123/" + "x".repeat(64);
        OutboundMail mail = new OutboundMail("duty_leader", reference, 1, "leader@fulian.example", "紧急", "文", "文");

        mailer().send(mail);

        assertThat(mailer().wasSent("duty_leader", reference, 1)).isTrue();
    }

    /** Killed after the mail server said yes and before anything of ours was committed. */
    @Test
    void aCrashBetweenAcceptanceAndCommitRepeatsTheMailOnceUnderItsMessageId() throws Exception {
        JavaMailSenderImpl dying = new JavaMailSenderImpl() {
            @Override
            public void send(MimeMessage message) {
                super.send(message);
                throw new PowerCut();
            }
        };
        Mailer crashed = mailer(database, mailbox.getSmtp().getPort(), dying);
        TransactionTemplate job = new TransactionTemplate(database.transactions());
        assertThatThrownBy(() -> job.executeWithoutResult(status -> crashed.send(mail(1))))
                .isInstanceOf(PowerCut.class);
        assertThat(mailbox.getReceivedMessages()).hasSize(1);

        IntStream.range(0, 3).forEach(restart -> job.executeWithoutResult(status -> mailer().send(mail(1))));

        assertThat(mailbox.getReceivedMessages()).hasSize(2);
        assertThat(mailbox.getReceivedMessages()[1].getMessageID())
                .isEqualTo(mailbox.getReceivedMessages()[0].getMessageID());
    }

    @Test
    void twoNodesThatSendTheSameMailAtOnceSendItOnce() throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            for (int round = 1; round <= 20; round++) {
                OutboundMail mail = mail(round);
                CyclicBarrier together = new CyclicBarrier(2);
                Callable<Boolean> node = () -> {
                    together.await();
                    try {
                        mailer().send(mail);
                        return true;
                    } catch (TransientDataAccessException waitedInVain) {
                        return false; // the job is tried again and finds the row
                    }
                };
                List<Boolean> done = new ArrayList<>();
                for (Future<Boolean> one : nodes.invokeAll(List.of(node, node))) {
                    done.add(one.get());
                }

                assertThat(done).contains(true);
                assertThat(mailbox.getReceivedMessages()).hasSize(round);
            }
        } finally {
            nodes.shutdownNow();
        }
    }

    private static OutboundMail mail(int round) {
        return new OutboundMail(
                "handoff",
                "HZFL-610702-2026-000123-H1",
                round,
                "police@agency.example",
                "〔转办〕汉台妇函〔2026〕12号",
                "请签收 𠮷\n",
                "<p>请签收 𠮷</p>");
    }

    private Mailer mailer() {
        return mailer(database, mailbox.getSmtp().getPort());
    }

    private static Mailer mailer(FreshDatabase database, int port) {
        return mailer(database, port, new JavaMailSenderImpl());
    }

    private static Mailer mailer(FreshDatabase database, int port, JavaMailSenderImpl sender) {
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        sender.setDefaultEncoding("UTF-8");
        return new Mailer(
                sender,
                SETTINGS,
                Optional.empty(),
                new MailLog(database.jdbc(), database.transactions()),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static final class PowerCut extends Error {
        private static final long serialVersionUID = 1L;
    }
}
