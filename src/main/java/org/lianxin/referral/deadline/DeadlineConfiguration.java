package org.lianxin.referral.deadline;

import org.lianxin.referral.organisation.Federation;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

@Configuration(proxyBeanMethods = false)
class DeadlineConfiguration {

    private static final String DEFAULT = "config/holidays.yaml";

    /** A file beside the jar wins over the one inside it; a location named in the configuration wins over both. */
    @Bean
    WorkingCalendar workingCalendar(
            ResourceLoader resources, Federation federation, @Value("${lianxin.holidays:}") String location) {
        Resource beside = new FileSystemResource(DEFAULT);
        Resource standard = beside.exists() ? beside : resources.getResource("classpath:" + DEFAULT);
        Resource file = location.isBlank() ? standard : resources.getResource(location);
        return new WorkingCalendar(HolidaysFile.read(file), federation.zone());
    }
}
