package org.lianxin.referral.privacy;

import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class PrivacyConfiguration {

    /** Flyway and the engine wait for the keys, so wrong ones are found before anything is written. */
    @Bean
    KeyFolder keyFolder(
            @Value("${lianxin.keys:}") String setting,
            @Value("${lianxin.create-missing-keys:false}") boolean createMissing,
            DataSource dataSource) {
        KeyFolder folder = KeyFolder.of(setting);
        folder.require(createMissing, new KeyCheck(JdbcClient.create(dataSource)));
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
