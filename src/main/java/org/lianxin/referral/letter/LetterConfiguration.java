package org.lianxin.referral.letter;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

@Configuration(proxyBeanMethods = false)
class LetterConfiguration {

    private static final String DEFAULT = "config/letters.yaml";

    /** A file beside the jar wins over the one inside it; a location named in the configuration wins over both. */
    @Bean
    LetterTexts letterTexts(ResourceLoader resources, @Value("${lianxin.letters:}") String location) {
        Resource beside = new FileSystemResource(DEFAULT);
        if (!location.isBlank()) {
            return LetterTextsFile.read(resources.getResource(location));
        }
        return LetterTextsFile.read(beside.exists() ? beside : resources.getResource("classpath:" + DEFAULT));
    }

    @Bean
    LetterSheets letterSheets(ResourceLoader resources, LetterTexts texts) {
        return LetterSheets.of(texts, resources);
    }
}
