package org.lianxin.referral.suggestion;

import org.lianxin.referral.modeling.DeclaredVariables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SuggestionConfiguration {

    @Bean
    DeclaredVariables suggestionVariables() {
        return new DeclaredVariables(SuggestionVariables.ALL);
    }
}
