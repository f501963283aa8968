package org.lianxin.referral.transfer;

import org.lianxin.referral.modeling.DeclaredVariables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TransferConfiguration {

    @Bean
    DeclaredVariables transferVariables() {
        return new DeclaredVariables(TransferVariables.ALL);
    }
}
