package org.lianxin.referral.register;

import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationContext;

/** The figures of the statistician's page, for tests of other packages. */
public final class RegisterTotals {

    private RegisterTotals() {}

    /** 件 and 件次 that the districts received in the year. */
    public static Map<String, Long> of(ApplicationContext application, Set<String> districts, int year) {
        return application
                .getBean(RegisterCounts.class)
                .of(districts, year)
                .get(0)
                .counts();
    }
}
