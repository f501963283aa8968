package org.lianxin.referral;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.lianxin.referral.mail.TestCertificates;

/** An agency of Hantai that has a certificate until the end of June 2026, beside those of the sample file; Hantai's government has one too. */
public final class SealedAgency {

    public static final String ID = "sealed-610702";
    public static final String MAIL = "sealed.610702@agency.example";
    public static final Instant END = Instant.parse("2026-06-30T16:00:00Z");
    public static final TestCertificates.Owner KEY =
            TestCertificates.rsa(MAIL, Instant.parse("2026-01-01T00:00:00Z"), END);

    public static final String GOVERNMENT_MAIL = "government.610702@agency.example";
    public static final TestCertificates.Owner GOVERNMENT_KEY = TestCertificates.rsa(
            GOVERNMENT_MAIL, Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-12-31T16:00:00Z"));

    private SealedAgency() {}

    /** Where the agency file with all of them lies. */
    static Path file() {
        try {
            Path folder = Files.createTempDirectory("agencies");
            Path certificate = Files.writeString(folder.resolve("sealed.pem"), KEY.pem());
            Path ofGovernment = Files.writeString(folder.resolve("government.pem"), GOVERNMENT_KEY.pem());
            Path file = Files.writeString(
                    folder.resolve("agencies.yaml"),
                    Files.readString(Path.of("config/agencies.yaml"))
                                    .replace(GOVERNMENT_MAIL + ",", GOVERNMENT_MAIL + ", certificate: government.pem,")
                                    .stripTrailing()
                            + """

                              - { id: %s, kind: sealed, name: 有证书的机关（示例）, email: %s, phone: 0916-0000999, districts: ["610702"], accessCodeHash: *sample, certificate: sealed.pem }
                            """
                                    .formatted(ID, MAIL));
            certificate.toFile().deleteOnExit();
            ofGovernment.toFile().deleteOnExit();
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
