package org.lianxin.referral.mail;

import java.io.InputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.jspecify.annotations.Nullable;

/** What a certificate must be like before mail is encrypted for it or signed with its key (RFC 8550). */
public final class MailCertificate {

    private static final int LEAST_RSA_BITS = 2048;
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int KEY_ENCIPHERMENT = 2;
    private static final int RFC_822_NAME = 1;

    private MailCertificate() {}

    /** What is wrong with a certificate, for the operator. */
    public record Fault(String chinese, String english) {}

    /** Reads one certificate, PEM or DER. Throws {@link CertificateException} when it is none. */
    public static X509Certificate read(InputStream file) throws CertificateException {
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(file);
    }

    /** Why mail to this address can never be encrypted with the certificate; empty when all is well. That it has expired is for the sender to see. */
    public static Optional<Fault> asReader(X509Certificate certificate, String address, Clock clock) {
        if (!(certificate.getPublicKey() instanceof RSAPublicKey key)
                || key.getModulus().bitLength() < LEAST_RSA_BITS) {
            return fault("证书的密钥应为 2048 位以上的 RSA", "the certificate's key must be RSA of 2048 bits or more");
        }
        if (!mayBeUsedFor(KEY_ENCIPHERMENT, certificate)) {
            return fault("证书不能用于加密（密钥用法）", "the certificate's key usage forbids encryption");
        }
        return usable(certificate, address, clock);
    }

    /** Why mail from this address cannot be signed under the certificate; empty when all is well. */
    static Optional<Fault> asSigner(X509Certificate certificate, String address, Clock clock) {
        if (!mayBeUsedFor(DIGITAL_SIGNATURE, certificate)) {
            return fault("证书不能用于签名（密钥用法）", "the certificate's key usage forbids signatures");
        }
        Instant until = certificate.getNotAfter().toInstant();
        if (clock.instant().isAfter(until)) {
            return fault("证书已于 " + day(until, clock) + " 过期", "the certificate expired on " + day(until, clock));
        }
        return usable(certificate, address, clock);
    }

    private static Optional<Fault> usable(X509Certificate certificate, String address, Clock clock) {
        Instant from = certificate.getNotBefore().toInstant();
        if (clock.instant().isBefore(from)) {
            return fault(
                    "证书要到 " + day(from, clock) + " 才生效", "the certificate is not valid before " + day(from, clock));
        }
        List<String> addresses = addresses(certificate);
        if (addresses.stream().noneMatch(address::equalsIgnoreCase)) {
            return fault(
                    "证书不是 " + address + " 的，而是 " + addresses + " 的",
                    "the certificate is for " + addresses + " and not for " + address);
        }
        return Optional.empty();
    }

    private static boolean mayBeUsedFor(int usage, X509Certificate certificate) {
        boolean @Nullable [] usages = certificate.getKeyUsage();
        return usages == null || usages[usage];
    }

    /** In the extension, else in the subject as old certificates have it. */
    private static List<String> addresses(X509Certificate certificate) {
        try {
            @Nullable Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return Stream.concat(
                            Stream.ofNullable(names)
                                    .flatMap(Collection::stream)
                                    .filter(name -> Objects.equals(name.get(0), RFC_822_NAME))
                                    .map(name -> String.valueOf(name.get(1))),
                            new LdapName(certificate
                                            .getSubjectX500Principal()
                                            .getName("RFC2253", Map.of("1.2.840.113549.1.9.1", "E")))
                                    .getRdns().stream()
                                            .filter(part -> part.getType().equals("E"))
                                            .map(part -> String.valueOf(part.getValue())))
                    .map(address -> address.toLowerCase(Locale.ROOT))
                    .distinct()
                    .toList();
        } catch (CertificateParsingException | InvalidNameException unreadable) {
            return List.of();
        }
    }

    private static String day(Instant instant, Clock clock) {
        return instant.atZone(clock.getZone()).toLocalDate().toString();
    }

    private static Optional<Fault> fault(String chinese, String english) {
        return Optional.of(new Fault(chinese, english));
    }
}
