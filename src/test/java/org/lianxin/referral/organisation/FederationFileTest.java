package org.lianxin.referral.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;

class FederationFileTest {

    private static final Path SHIPPED = Path.of("config/organisation.yaml");

    @Test
    void theShippedFileNamesTheCityAndItsElevenCounties() {
        Federation federation = FederationFile.read(new FileSystemResource(SHIPPED));

        assertThat(federation.counties()).hasSize(11);
        assertThat(federation.officeOf("610702").shortName()).isEqualTo("汉台");
        assertThat(federation.officeOf("610700")).isEqualTo(federation.city());
        assertThat(federation.serves("610799")).isFalse();
    }

    @Test
    void belowACountyAreItsTownsAndBelowATownItsVillages() {
        Federation federation = FederationFile.read(new FileSystemResource(SHIPPED));

        assertThat(federation.officeOf("610702").localities())
                .containsExactly(
                        new Locality("place-hantai-hedongdian", "河东店镇"),
                        new Locality("place-hantai-hedongdian-huaguo", "河东店镇花果村"),
                        new Locality("place-hantai-puzhen", "铺镇"),
                        new Locality("place-hantai-hanzhonglu", "汉中路街道"));
        assertThat(federation.localityOf(Set.of("town-contact", "place-yangxian-zhifang-caoba")))
                .map(Locality::name)
                .contains("纸坊街道草坝村");
        assertThat(federation.officeOf("610703").localities()).isEmpty();
    }

    @Test
    void anUnknownDistrictIsRefusedWithTheKnownOnes() {
        Federation federation = FederationFile.read(new FileSystemResource(SHIPPED));

        assertThatThrownBy(() -> federation.officeOf("999999"))
                .isInstanceOf(UnknownDistrictException.class)
                .hasMessageContaining("999999")
                .hasMessageContaining("610702 汉台");
    }

    @ParameterizedTest
    @CsvSource({
        "code: \"610702\", code: \"61070\", 12, 61070",
        "code: \"610703\", code: \"610702\", 16, 610702",
        "place: hantai, place: 汉台, 12, 汉台",
        "place: hantai, plaice: hantai, 12, plaice",
        "place: puzhen, place: hedongdian, 14, hedongdian",
        "name: 铺镇, name: ' ', 14, ' '",
        "place: puzhen, streets: puzhen, 14, streets",
        "place: huaguo, place: 花果, 13, 花果",
        "name: 花果村, code: 花果村, 13, code",
        "zone: Asia/Shanghai, zone: Asia/Hanzhong, 6, Asia/Hanzhong",
        "referralPrefix: HZFL, referralPrefix: hz-fl, 5, hz-fl",
        "hotline: 12338, hotline: [, 8, ''",
    })
    void aMistakeIsReportedWithItsLineAndValue(String right, String wrong, int line, String value) throws IOException {
        String text = Files.readString(SHIPPED).replaceFirst(java.util.regex.Pattern.quote(right), wrong);

        assertThatThrownBy(() -> FederationFile.read(
                        new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8), "organisation.yaml")))
                .isInstanceOf(OrganisationFileException.class)
                .hasMessageContaining("organisation.yaml")
                .hasMessageContaining("第 " + line + " 行")
                .hasMessageContaining("“" + value);
    }

    @Test
    void aMissingFileIsRefusedByName() {
        assertThatThrownBy(() -> FederationFile.read(new FileSystemResource("config/nowhere.yaml")))
                .isInstanceOf(OrganisationFileException.class)
                .hasMessageContaining("nowhere.yaml");
    }
}
