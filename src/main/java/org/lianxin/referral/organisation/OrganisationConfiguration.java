package org.lianxin.referral.organisation;

import java.time.Clock;
import java.util.TimeZone;
import org.lianxin.referral.modeling.DeclaredRoles;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

@Configuration(proxyBeanMethods = false)
class OrganisationConfiguration {

    private static final String DEFAULT = "config/organisation.yaml";

    /**
     * A file beside the jar wins over the one inside it; a location named in the configuration wins over both.
     *
     * <p>The federation's zone becomes the zone of the program: the engine writes dates for forms in the default zone.
     */
    @Bean
    Federation federation(ResourceLoader resources, @Value("${lianxin.organisation:}") String location) {
        Federation federation = read(resources, location);
        TimeZone.setDefault(TimeZone.getTimeZone(federation.zone()));
        return federation;
    }

    private static Federation read(ResourceLoader resources, String location) {
        Resource beside = new FileSystemResource(DEFAULT);
        if (!location.isBlank()) {
            return FederationFile.read(resources.getResource(location));
        }
        return FederationFile.read(beside.exists() ? beside : resources.getResource("classpath:" + DEFAULT));
    }

    @Bean
    DeclaredRoles declaredRoles() {
        return new DeclaredRoles(Roles.ALL);
    }

    @Bean
    @ConditionalOnMissingBean
    Clock clock(Federation federation) {
        return Clock.system(federation.zone());
    }
}
