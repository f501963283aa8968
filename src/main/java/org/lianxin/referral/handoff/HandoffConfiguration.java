package org.lianxin.referral.handoff;

import java.time.Clock;
import java.util.Set;
import org.lianxin.referral.modeling.DeclaredErrors;
import org.lianxin.referral.modeling.DeclaredVariables;
import org.lianxin.referral.organisation.Federation;
import org.lianxin.referral.privacy.SealedTable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

@Configuration(proxyBeanMethods = false)
class HandoffConfiguration {

    private static final String SAMPLE = "config/agencies.yaml";

    /** The sample directory has a published access code: only the demo may fall back on it. */
    @Bean
    AgencyDirectory agencyDirectory(
            ResourceLoader resources,
            Environment environment,
            Federation federation,
            Clock clock,
            @Value("${lianxin.agencies:}") String location) {
        if (!location.isBlank()) {
            return AgencyFile.read(resources.getResource(location), federation::serves, clock);
        }
        if (!environment.acceptsProfiles(Profiles.of("demo"))) {
            throw AgencyFileException.notNamed();
        }
        Resource beside = new FileSystemResource(SAMPLE);
        return AgencyFile.read(
                beside.exists() ? beside : resources.getResource("classpath:" + SAMPLE), federation::serves, clock);
    }

    @Bean
    AccessCodes accessCodes() {
        return new AccessCodes(new BCryptPasswordEncoder());
    }

    @Bean
    SealedTable sealedDocuments() {
        return Documents.TABLE;
    }

    @Bean
    SealedTable sealedEvents() {
        return HandoffChain.TABLE;
    }

    @Bean
    DeclaredErrors handoffErrors() {
        return new DeclaredErrors(Set.of(SendHandoffLetter.UNDELIVERABLE));
    }

    @Bean
    DeclaredVariables handoffVariables() {
        return new DeclaredVariables(HandoffVariables.ALL);
    }

    @Bean
    DeclaredVariables urgingVariables() {
        return new DeclaredVariables(UrgingVariables.ALL);
    }
}
