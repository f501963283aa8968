package org.lianxin.referral.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSEnvelopedData;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.jcajce.JceKeyTransEnvelopedRecipient;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Keys and self-signed certificates as an office would get them from its authority. */
public final class TestCertificates {

    private TestCertificates() {}

    public record Owner(X509Certificate certificate, KeyPair keys) {

        public String pem() {
            try {
                return "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                        + "\n-----END CERTIFICATE-----\n";
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException(e);
            }
        }

        /** What is enclosed in the mail for the owner, as her mail program shows it. */
        public MimeBodyPart opens(MimeMessage mail) {
            try {
                MimeMessage sealed = (MimeMessage)
                        ((MimeMultipart) mail.getContent()).getBodyPart(1).getContent();
                try (InputStream content = sealed.getInputStream()) {
                    return new MimeBodyPart(new ByteArrayInputStream(decrypted(new CMSEnvelopedData(content))));
                }
            } catch (MessagingException | IOException | CMSException e) {
                throw new IllegalStateException(e);
            }
        }

        byte[] decrypted(CMSEnvelopedData envelope) throws CMSException {
            return envelope.getRecipientInfos()
                    .getRecipients()
                    .iterator()
                    .next()
                    .getContent(new JceKeyTransEnvelopedRecipient(keys.getPrivate()));
        }

        Path pkcs12(String password) {
            try {
                KeyStore store = KeyStore.getInstance("PKCS12");
                store.load(null, null);
                store.setKeyEntry("mail", keys.getPrivate(), password.toCharArray(), new Certificate[] {certificate});
                Path file = Files.createTempFile("mail", ".p12");
                file.toFile().deleteOnExit();
                try (var out = Files.newOutputStream(file)) {
                    store.store(out, password.toCharArray());
                }
                return file;
            } catch (GeneralSecurityException | IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    public static Owner rsa(String address, Instant from, Instant until) {
        return issue("RSA", 2048, address, from, until, KeyUsage.digitalSignature | KeyUsage.keyEncipherment);
    }

    static Owner issue(String algorithm, int bits, String address, Instant from, Instant until, int usage) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            KeyPair keys = generator.generateKeyPair();
            X500Principal name = new X500Principal("CN=" + address);
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.valueOf(from.toEpochMilli()),
                    Date.from(from),
                    Date.from(until),
                    name,
                    keys.getPublic());
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.rfc822Name, address)));
            String signature = "SHA256with" + (algorithm.equals("EC") ? "ECDSA" : algorithm);
            return new Owner(
                    new JcaX509CertificateConverter()
                            .getCertificate(
                                    builder.build(new JcaContentSignerBuilder(signature).build(keys.getPrivate()))),
                    keys);
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
