package org.lianxin.referral.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lianxin.referral.mail.TestCertificates;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class CertificatesWatchTest {

    private static final Instant END = Instant.parse("2026-12-31T16:00:00Z");
    private static final X509Certificate CERTIFICATE = TestCertificates.rsa(
                    "police@agency.example", END.minus(Period.ofDays(365)), END)
            .certificate();

    @Test
    void fromThirtyDaysBeforeTheEndTheOperatorIsToldWhichAgencyAndWhatToDo(CapturedOutput console) {
        watchOn(END.minus(Period.ofDays(31)));
        assertThat(console).doesNotContain("邮件证书");

        watchOn(END.minus(Period.ofDays(29)));
        assertThat(console)
                .contains("police-610702", "到 2026-12-31T16:00:00Z 过期", "请向对方要新证书")
                .doesNotContain("court-610702");
    }

    @Test
    void afterTheEndTheOperatorIsToldThatLettersBringTheLinkOnly(CapturedOutput console) {
        watchOn(END);

        assertThat(console).contains("police-610702", "已于 2026-12-31T16:00:00Z 过期", "现在只带链接");
    }

    private static void watchOn(Instant now) {
        new CertificatesWatch(
                        new AgencyDirectory(List.of(
                                agency("police-610702", Optional.of(CERTIFICATE)),
                                agency("court-610702", Optional.empty()))),
                        Clock.fixed(now, ZoneOffset.UTC))
                .warn();
    }

    private static Agency agency(String id, Optional<X509Certificate> certificate) {
        return new Agency(id, id, id, id + "@agency.example", "0916-0", "", List.of(), certificate);
    }
}
