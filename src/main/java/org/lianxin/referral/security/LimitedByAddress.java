package org.lianxin.referral.security;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Looks at a password only while its sender's address has not been wrong too often. */
class LimitedByAddress implements AuthenticationProvider {

    private final AuthenticationProvider passwords;
    private final AttemptLimits limits;

    LimitedByAddress(AuthenticationProvider passwords, AttemptLimits limits) {
        this.passwords = passwords;
        this.limits = limits;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String address = ((WebAuthenticationDetails) attempt.getDetails()).getRemoteAddress();
        String account = attempt.getName();
        if (!limits.allow(address, account)) {
            throw new TooManyAttemptsException();
        }
        try {
            Authentication person = passwords.authenticate(attempt);
            limits.right(address, account);
            return person;
        } catch (SecondFactorAskedException rightPassword) {
            limits.right(address, account);
            throw rightPassword;
        } catch (AuthenticationException wrong) {
            limits.wrong(address, account);
            throw wrong;
        }
    }

    @Override
    public boolean supports(Class<?> attempt) {
        return passwords.supports(attempt);
    }
}
