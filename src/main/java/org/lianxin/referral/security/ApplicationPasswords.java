package org.lianxin.referral.security;

import org.springframework.stereotype.Service;

/** One password per person for programs that cannot be asked for a code, such as Camunda Modeler. Kept as a hash. */
@Service
class ApplicationPasswords {

    private static final int BYTES = 20;

    private final SecondFactorRows rows;

    ApplicationPasswords(SecondFactorRows rows) {
        this.rows = rows;
    }

    boolean matches(String user, String password) {
        return rows.applicationPassword(user)
                .filter(hash -> OneTimeCodes.same(hash, OneTimeCodes.hash(password)))
                .isPresent();
    }

    boolean has(String user) {
        return rows.applicationPassword(user).isPresent();
    }

    /** A new one, shown this once; the former ends. */
    String renew(String user) {
        String password = OneTimeCodes.random(BYTES);
        rows.setApplicationPassword(user, OneTimeCodes.hash(password));
        return password;
    }

    void revoke(String user) {
        rows.removeApplicationPassword(user);
    }
}
