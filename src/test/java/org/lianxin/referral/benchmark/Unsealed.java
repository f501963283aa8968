package org.lianxin.referral.benchmark;

import java.util.List;
import org.lianxin.referral.ReferralApplication;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.SpringApplication;

/** Our program without sealed variables and without the log of who reads them. Only a benchmark can start it: the program itself has no such switch. */
public final class Unsealed {

    private Unsealed() {}

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(ReferralApplication.class);
        application.addInitializers(
                context -> context.addBeanFactoryPostProcessor(factory -> List.of("sealedVariables", "accessLogPlugin")
                        .forEach(((BeanDefinitionRegistry) factory)::removeBeanDefinition)));
        application.run(arguments);
    }
}
