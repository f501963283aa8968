package org.lianxin.referral.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.operator.OperatorCreationException;
import org.springframework.mail.MailPreparationException;

/**
 * An enclosure as S/MIME (RFC 8551): signed when the federation has a key, then encrypted with AES-256-CBC for its reader. Signing comes
 * first, so that nobody outside learns who signed. The only class that loads Bouncy Castle; an installation without certificates never does.
 */
final class SealedMessage {

    private static final String SIGNED = "application/pkcs7-mime; smime-type=signed-data; name=\"smime.p7m\"";
    private static final String ENCRYPTED = "application/pkcs7-mime; smime-type=enveloped-data; name=\"smime.p7m\"";

    private SealedMessage() {}

    /** The body of a message of its own; throws {@link MailPreparationException} when the reader's key takes no encryption. */
    static MimeBodyPart of(Enclosure enclosure, Optional<SigningKey> signer) {
        try {
            byte[] clear = bytes(plain(enclosure));
            byte[] inner = signer.isPresent() ? bytes(part(signed(clear, signer.get()), SIGNED)) : clear;
            return part(encrypted(inner, enclosure), ENCRYPTED);
        } catch (MessagingException | CMSException | OperatorCreationException | GeneralSecurityException e) {
            throw new MailPreparationException("The enclosure cannot be sealed", e);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static MimeBodyPart plain(Enclosure enclosure) throws MessagingException, IOException {
        MimeBodyPart part = part(enclosure.content(), enclosure.mediaType());
        part.setFileName(MimeUtility.encodeText(enclosure.fileName(), UTF_8.name(), "B"));
        return part;
    }

    private static byte[] signed(byte[] clear, SigningKey signer)
            throws CMSException, OperatorCreationException, GeneralSecurityException, IOException {
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(new JcaSimpleSignerInfoGeneratorBuilder()
                .build(signer.algorithm(), signer.key(), signer.certificate()));
        generator.addCertificates(new JcaCertStore(signer.chain()));
        return generator.generate(new CMSProcessableByteArray(clear), true).getEncoded();
    }

    private static byte[] encrypted(byte[] inner, Enclosure enclosure)
            throws CMSException, GeneralSecurityException, IOException {
        CMSEnvelopedDataGenerator generator = new CMSEnvelopedDataGenerator();
        generator.addRecipientInfoGenerator(new JceKeyTransRecipientInfoGenerator(enclosure.reader()));
        return generator
                .generate(
                        new CMSProcessableByteArray(inner),
                        new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_CBC).build())
                .getEncoded();
    }

    private static MimeBodyPart part(byte[] content, String type) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(content, type)));
        part.setHeader("Content-Type", type);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    private static byte[] bytes(MimeBodyPart part) throws MessagingException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        part.writeTo(bytes);
        return bytes.toByteArray();
    }
}
