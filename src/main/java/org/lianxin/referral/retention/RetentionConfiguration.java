package org.lianxin.referral.retention;

import org.lianxin.referral.modeling.DeclaredVariables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RetentionConfiguration {

    @Bean
    DeclaredVariables erasureVariables() {
        return new DeclaredVariables(ErasureVariables.ALL);
    }
}
