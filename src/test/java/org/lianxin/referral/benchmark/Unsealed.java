package org.lianxin.referral.benchmark;

import org.lianxin.referral.ReferralApplication;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.SpringApplication;

/** Our program without sealed variables. Only a benchmark can start it: the program itself has no such switch. */
public final class Unsealed {

    private Unsealed() {}

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(ReferralApplication.class);
        application.addInitializers(context -> context.addBeanFactoryPostProcessor(
                factory -> ((BeanDefinitionRegistry) factory).removeBeanDefinition("sealedVariables")));
        application.run(arguments);
    }
}
