package org.lianxin.referral.register;

import org.lianxin.referral.modeling.DeclaredVariables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RegisterConfiguration {

    @Bean
    DeclaredVariables referralVariables() {
        return new DeclaredVariables(ReferralVariables.ALL);
    }
}
