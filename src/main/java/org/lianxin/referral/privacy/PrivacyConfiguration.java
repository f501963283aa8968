package org.lianxin.referral.privacy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PrivacyConfiguration {

    @Bean
    BlindIndex blindIndex(
            @Value("${lianxin.keys:}") String location,
            @Value("${lianxin.create-missing-keys:false}") boolean createMissing) {
        if (location.isBlank()) {
            throw KeyFileException.notNamed();
        }
        Path file = Path.of(location);
        if (createMissing && !Files.exists(file)) {
            BlindIndexKey.create(file);
        }
        if (!Files.isRegularFile(file)) {
            throw KeyFileException.missing(file);
        }
        return BlindIndexKey.read(file);
    }
}
