package org.lianxin.referral.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lianxin.referral.ReferralApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class RefusedStartTest {

    @Test
    void aMissingOrganisationFileIsRefusedWithASentenceInsteadOfAStackTrace(CapturedOutput console) {
        assertThatThrownBy(() -> SpringApplication.run(
                        ReferralApplication.class,
                        "--spring.main.banner-mode=off",
                        "--spring.datasource.url=jdbc:h2:mem:refused",
                        "--server.port=0",
                        "--lianxin.organisation=file:config/nowhere.yaml"))
                .hasRootCauseInstanceOf(OrganisationFileException.class);

        assertThat(console)
                .contains("找不到组织机构文件", "nowhere.yaml", "lianxin.organisation")
                .doesNotContain("\tat org.");
    }
}
