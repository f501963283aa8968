package org.lianxin.referral.security;

import org.springframework.security.core.AuthenticationException;

/**
 * The password was right and is not enough. Whoever does not know what to do with it refuses the sign-in, as with any
 * other exception of its kind.
 */
class SecondFactorAskedException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final String user;

    SecondFactorAskedException(String user) {
        super("a second factor is asked for");
        this.user = user;
    }

    String user() {
        return user;
    }
}
