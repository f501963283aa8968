package org.lianxin.referral.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lianxin.referral.mail.TestCertificates;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class AgencyFileTest {

    private static final Instant NOW = Instant.parse("2026-06-09T04:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Path SHIPPED = Path.of("config/agencies.yaml");
    private static final List<String> COUNTIES = List.of(
            "610702", "610703", "610722", "610723", "610724", "610725", "610726", "610727", "610728", "610729",
            "610730");

    private final AgencyDirectory sample = read(shipped());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "police",
                "procuratorate",
                "court",
                "justice_bureau",
                "civil_affairs",
                "education",
                "labour",
                "mediation_committee",
                "township"
            })
    void everyCountyHasItsOwnAgencyOfTheCommonKinds(String kind) {
        assertThat(COUNTIES).allSatisfy(county -> assertThat(sample.forDistrict(kind, county))
                .hasValueSatisfying(agency -> assertThat(agency.districts()).containsExactly(county)));
        assertThat(sample.forDistrict(kind, "610700"))
                .hasValueSatisfying(agency -> assertThat(agency.cityWide()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plac",
                "federation_aid",
                "discipline",
                "wcw",
                "trade_union",
                "health",
                "disabled_federation",
                "police_legal",
                "agriculture",
                "village_committee",
                "medical_insurance"
            })
    void aRareKindIsServedByTheCity(String kind) {
        assertThat(sample.forDistrict(kind, "610730"))
                .hasValueSatisfying(agency -> assertThat(agency.cityWide()).isTrue());
    }

    @Test
    void anAgencyIsFoundByIdAndAnUnknownKindIsNot() {
        assertThat(sample.find("police-610702"))
                .hasValueSatisfying(agency -> assertThat(agency.email()).isEqualTo("police.610702@agency.example"));
        assertThat(sample.forDistrict("airline", "610702")).isEmpty();
    }

    @Test
    void onlyTheGovernmentOfTheSameLevelIsAskedForAnInspection() {
        assertThat(sample.ofSameLevel("government", "610702"))
                .hasValueSatisfying(agency -> assertThat(agency.id()).isEqualTo("government-610702"));
        assertThat(sample.ofSameLevel("government", "610700"))
                .hasValueSatisfying(agency -> assertThat(agency.cityWide()).isTrue());
        assertThat(sample.ofSameLevel("medical_insurance", "610702"))
                .as("the city's body is not of a county's level")
                .isEmpty();
    }

    @Test
    void theSampleAccessCodeOpensTheSampleAgencies() {
        AccessCodes codes = new AccessCodes(new BCryptPasswordEncoder(4));
        String hash = sample.all().get(0).accessCodeHash();

        assertThat(codes.match("246810", hash)).isTrue();
        assertThat(codes.match(" ２４６８１０ ", hash)).isTrue();
        assertThat(codes.match("246811", hash)).isFalse();
        assertThat(codes.match("", hash)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id: police-610700, | id: Police 1, | 10 | Police 1",
                "id: procuratorate-610700, | id: police-610700, | 11 | police-610700",
                "kind: procuratorate, | kind: police, | 11 | police",
                "police.610700@agency.example | '\"a@b.example,c@d.example\"' | 10 | a@b.example",
                "phone: 0916-0000001, | telephone: 0916-0000001, | 10 | mapping",
                "districts: [\"610702\"] | districts: [\"999999\"] | 32 | 999999",
                "districts: [] | districts: 610700 | 10 | 610700",
                "accessCodeHash: *sample | accessCodeHash: 246810 | 10 | 246810",
                "agencies: | agencies: [ | 10 | ",
            })
    void aMistakeIsReportedWithItsLineAndValue(String right, String wrong, int line, String value) {
        assertThatThrownBy(() -> read(shipped().replaceFirst(java.util.regex.Pattern.quote(right), wrong)))
                .isInstanceOf(AgencyFileException.class)
                .hasMessageContaining("agencies.yaml")
                .hasMessageContaining("第 " + line + " 行")
                .hasMessageContaining(value == null ? "" : value);
    }

    @Test
    void anAgencyWithACertificateGetsEncryptedLettersUntilThatExpires(@TempDir Path folder) throws IOException {
        Instant end = NOW.plus(Period.ofDays(20));
        TestCertificates.Owner police = TestCertificates.rsa("police@agency.example", NOW.minusSeconds(1), end);
        Files.createDirectory(folder.resolve("certificates"));
        Files.writeString(folder.resolve("certificates/police.pem"), police.pem());

        AgencyDirectory agencies = readBeside(folder, "certificates/police.pem");

        Agency agency = agencies.all().get(0);
        assertThat(agency.certificateAt(NOW)).contains(police.certificate());
        assertThat(agency.certificateAt(end)).isEmpty();
        assertThat(sample.all())
                .allSatisfy(without -> assertThat(without.certificate()).isEmpty());
    }

    @Test
    void aCertificateThatHasExpiredStopsNoStart(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("old.pem"),
                TestCertificates.rsa("police@agency.example", NOW.minusSeconds(9), NOW.minusSeconds(1))
                        .pem());

        assertThat(readBeside(folder, "old.pem").all().get(0).certificateAt(NOW))
                .isEmpty();
    }

    @Test
    void aCertificateThatCannotBeUsedIsRefusedWithItsLine(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("broken.pem"), "-----BEGIN CERTIFICATE-----");
        Files.writeString(
                folder.resolve("early.pem"),
                TestCertificates.rsa("police@agency.example", NOW.plusSeconds(1), NOW.plusSeconds(9))
                        .pem());
        Files.writeString(
                folder.resolve("court.pem"),
                TestCertificates.rsa("court@agency.example", NOW.minusSeconds(9), NOW.plusSeconds(9))
                        .pem());

        assertRefused(folder, "broken.pem", "不是证书文件");
        assertRefused(folder, "early.pem", "证书要到 2026-06-09 才生效");
        assertRefused(folder, "court.pem", "证书不是 police@agency.example 的，而是 [court@agency.example] 的");
        assertRefused(folder, "nowhere.pem", "读不到证书文件");
        assertRefused(folder, "[]", "应为证书文件的路径");
    }

    private static void assertRefused(Path folder, String certificate, String sentence) {
        assertThatThrownBy(() -> readBeside(folder, certificate))
                .isInstanceOf(AgencyFileException.class)
                .hasMessageContaining("第 4 行")
                .hasMessageContaining(sentence);
    }

    @Test
    void aMissingFileIsRefusedWithTheKeyToSet() {
        assertThatThrownBy(() -> AgencyFile.read(new FileSystemResource("config/nowhere.yaml"), any -> true, CLOCK))
                .isInstanceOf(AgencyFileException.class)
                .hasMessageContaining("nowhere.yaml");

        FailureAnalysis analysis = new AgencyFileException.Analyzer().analyze(AgencyFileException.notNamed());
        assertThat(analysis.getDescription()).contains("没有指定协作机关名录").contains("No agency file is named");
        assertThat(analysis.getAction()).contains("lianxin.agencies");
    }

    private static AgencyDirectory read(String text) {
        return AgencyFile.read(
                new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8), "agencies.yaml"),
                district -> COUNTIES.contains(district) || district.equals("610700"),
                CLOCK);
    }

    private static AgencyDirectory readBeside(Path folder, String certificate) {
        try {
            Path file = folder.resolve("agencies.yaml");
            Files.writeString(
                    file,
                    """
                    agencies:
                      - { id: police-610702, kind: police, name: 公安局, email: police@agency.example, phone: 0916-1,
                          districts: [], accessCodeHash: "$2a$10$zBWle9QNIN/FAmjomwJ2qO4LiiuL2jJPURdybSgAyn4XvZ7vdek6W",
                          certificate: %s }
                    """
                            .formatted(certificate));
            return AgencyFile.read(new FileSystemResource(file), any -> true, CLOCK);
        } catch (IOException unwritable) {
            throw new java.io.UncheckedIOException(unwritable);
        }
    }

    private static String shipped() {
        try {
            return Files.readString(SHIPPED);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
