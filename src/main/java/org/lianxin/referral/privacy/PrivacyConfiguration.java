package org.lianxin.referral.privacy;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PrivacyConfiguration {

    @Bean
    KeyFolder keyFolder(
            @Value("${lianxin.keys:}") String setting,
            @Value("${lianxin.create-missing-keys:false}") boolean createMissing) {
        KeyFolder folder = KeyFolder.of(setting);
        if (createMissing) {
            folder.createMissing();
        }
        folder.requireAll();
        return folder;
    }

    @Bean
    BlindIndex blindIndex(KeyFolder keys) {
        return new BlindIndex(keys.blindIndex().read());
    }

    @Bean
    Vault vault(KeyFolder keys) {
        return new Vault(keys.vault().read());
    }
}
