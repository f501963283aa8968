package org.lianxin.referral.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSEnvelopedData;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lianxin.referral.FreshDatabase;
import org.lianxin.referral.mail.TestCertificates.Owner;
import org.springframework.core.io.FileSystemResource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class EnclosureTest {

    private static final Instant NOW = Instant.parse("2026-06-09T13:45:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Instant LAST_YEAR = NOW.minus(Period.ofDays(365));
    private static final Instant NEXT_YEAR = NOW.plus(Period.ofDays(365));
    private static final String FEDERATION = "weiquan@fulian.example";
    private static final String POLICE = "police@agency.example";

    private static final Owner POLICE_KEY = TestCertificates.rsa(POLICE, LAST_YEAR, NEXT_YEAR);
    private static final Owner OTHER_KEY = TestCertificates.rsa(POLICE, LAST_YEAR, NEXT_YEAR);
    private static final byte[] LETTER = "%PDF-1.7 关于移送家庭暴力线索的函 玥珺".getBytes(UTF_8);

    @RegisterExtension
    final GreenMailExtension mailbox =
            new GreenMailExtension(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @Test
    void theReaderOpensTheLetterAndNobodyElseDoes() throws Exception {
        send(Optional.empty());

        MimeMessage sealed = sealedMessage();
        assertThat(sealed.getContentType()).startsWith("application/pkcs7-mime").contains("enveloped-data");
        assertThat(sealed.getSubject()).isEqualTo("加密文书");
        assertThat(sealed.getRecipients(Message.RecipientType.TO)[0]).hasToString(POLICE);
        MimeBodyPart letter = part(decrypted(sealed, POLICE_KEY));
        assertThat(letter.getContentType()).startsWith("application/pdf");
        assertThat(MimeUtility.decodeText(letter.getFileName())).isEqualTo("汉台妇函〔2026〕12号.pdf");
        assertThat(letter.getInputStream().readAllBytes()).isEqualTo(LETTER);
        assertThatThrownBy(() -> decrypted(sealed, OTHER_KEY)).isInstanceOf(CMSException.class);
        assertThat(enveloped(sealed).getEncryptionAlgOID()).isEqualTo(CMSAlgorithm.AES256_CBC.getId());
    }

    @Test
    void nothingOfTheLetterIsReadableOnTheWayAndTheLinkIs() throws Exception {
        send(Optional.empty());

        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        mailbox.getReceivedMessages()[0].writeTo(raw);
        MimeMultipart parts = (MimeMultipart) mailbox.getReceivedMessages()[0].getContent();
        assertThat(mailbox.getReceivedMessages()[0].getContentType()).startsWith("multipart/mixed");
        assertThat(((MimeMultipart) parts.getBodyPart(0).getContent())
                        .getBodyPart(0)
                        .getContent())
                .asString()
                .contains("https://zhuanban.fulian.example/partner/x");
        assertThat(raw.toString(UTF_8)).doesNotContain("%PDF").doesNotContain("pdf");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("message/rfc822");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void theFederationsSignatureIsInsideTheEnvelope(String algorithm) throws Exception {
        Owner federation = TestCertificates.issue(
                algorithm,
                algorithm.equals("EC") ? 256 : 2048,
                FEDERATION,
                LAST_YEAR,
                NEXT_YEAR,
                KeyUsage.digitalSignature);
        SigningKey key = SigningKeyFile.read(file(federation.pkcs12("geheim")), "geheim", FEDERATION, CLOCK);

        send(Optional.of(key));

        MimeBodyPart inner = part(decrypted(sealedMessage(), POLICE_KEY));
        assertThat(inner.getContentType()).contains("signed-data");
        CMSSignedData signed = new CMSSignedData(inner.getInputStream().readAllBytes());
        SignerInformation signer =
                signed.getSignerInfos().getSigners().iterator().next();
        assertThat(signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(federation.certificate())))
                .isTrue();
        MimeBodyPart letter = part((byte[]) signed.getSignedContent().getContent());
        assertThat(letter.getInputStream().readAllBytes()).isEqualTo(LETTER);
    }

    @Test
    void aSigningKeyThatCannotBeUsedStopsTheStartWithASentence() {
        Owner expired = TestCertificates.rsa(FEDERATION, LAST_YEAR, NOW.minusSeconds(1));
        Owner other = TestCertificates.rsa("else@fulian.example", LAST_YEAR, NEXT_YEAR);
        Owner encryptsOnly =
                TestCertificates.issue("RSA", 2048, FEDERATION, LAST_YEAR, NEXT_YEAR, KeyUsage.keyEncipherment);

        assertRefused(expired.pkcs12("x"), "x", "证书已于 2026-06-09 过期");
        assertRefused(other.pkcs12("x"), "x", "证书不是 " + FEDERATION + " 的，而是 [else@fulian.example] 的");
        assertRefused(encryptsOnly.pkcs12("x"), "x", "证书不能用于签名");
        assertRefused(other.pkcs12("x"), "wrong", "lianxin.mail.signing-key-password");
        assertRefused(Path.of("nowhere.p12"), "x", "nowhere.p12");
    }

    @Test
    void aCertificateIsForItsOwnAddressAndForEncryption() {
        assertThat(fault(POLICE_KEY, POLICE)).isEmpty();
        assertThat(fault(POLICE_KEY, "Police@Agency.Example")).isEmpty();
        assertThat(fault(POLICE_KEY, "court@agency.example")).contains("证书不是 court@agency.example 的");
        assertThat(fault(TestCertificates.rsa(POLICE, LAST_YEAR, NOW.minusSeconds(1)), POLICE))
                .as("expired: the sender looks, and the start is not stopped")
                .isEmpty();
        assertThat(fault(TestCertificates.rsa(POLICE, NOW.plusSeconds(1), NEXT_YEAR), POLICE))
                .contains("才生效");
        assertThat(fault(
                        TestCertificates.issue("RSA", 1024, POLICE, LAST_YEAR, NEXT_YEAR, KeyUsage.keyEncipherment),
                        POLICE))
                .contains("2048 位以上的 RSA");
        assertThat(fault(
                        TestCertificates.issue("RSA", 2048, POLICE, LAST_YEAR, NEXT_YEAR, KeyUsage.digitalSignature),
                        POLICE))
                .contains("不能用于加密");
    }

    private static String fault(Owner owner, String address) {
        return MailCertificate.asReader(owner.certificate(), address, CLOCK)
                .map(MailCertificate.Fault::chinese)
                .orElse("");
    }

    private static void assertRefused(Path pkcs12, String password, String sentence) {
        assertThatThrownBy(() -> SigningKeyFile.read(file(pkcs12), password, FEDERATION, CLOCK))
                .isInstanceOf(MailSettingException.class)
                .hasMessageContaining("lianxin.mail.signing-key")
                .hasMessageContaining(sentence);
    }

    private static FileSystemResource file(Path path) {
        return new FileSystemResource(path);
    }

    private void send(Optional<SigningKey> key) {
        FreshDatabase database = FreshDatabase.create();
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(mailbox.getSmtp().getPort());
        new Mailer(
                        sender,
                        new MailSettings(FEDERATION, "汉中市妇女联合会", "", "", ""),
                        key,
                        new MailLog(database.jdbc(), database.transactions()),
                        CLOCK)
                .send(new OutboundMail(
                                "handoff",
                                "HZFL-610702-2026-000123-H1",
                                1,
                                POLICE,
                                "〔转办〕汉台妇函〔2026〕12号",
                                "请打开 https://zhuanban.fulian.example/partner/x",
                                "<p>请打开</p>")
                        .with(Optional.of(new Enclosure(
                                "汉台妇函〔2026〕12号.pdf", "application/pdf", LETTER, POLICE_KEY.certificate()))));
    }

    private MimeMessage sealedMessage() throws Exception {
        MimeMultipart parts = (MimeMultipart) mailbox.getReceivedMessages()[0].getContent();
        return (MimeMessage) parts.getBodyPart(1).getContent();
    }

    private static CMSEnvelopedData enveloped(MimeMessage sealed) throws Exception {
        try (InputStream content = sealed.getInputStream()) {
            return new CMSEnvelopedData(content);
        }
    }

    private static byte[] decrypted(MimeMessage sealed, Owner reader) throws Exception {
        return reader.decrypted(enveloped(sealed));
    }

    private static MimeBodyPart part(byte[] mime) throws Exception {
        return new MimeBodyPart(new ByteArrayInputStream(mime));
    }
}
