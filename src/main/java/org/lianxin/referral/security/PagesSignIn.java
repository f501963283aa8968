package org.lianxin.referral.security;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** People at the sign-in page: the password, and for some roles a second factor after it. */
class PagesSignIn implements AuthenticationProvider {

    private final EngineUsers users;
    private final SecondFactorRule rule;

    PagesSignIn(EngineUsers users, SecondFactorRule rule) {
        this.users = users;
        this.rule = rule;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String id = attempt.getName();
        users.checkPassword(id, String.valueOf(attempt.getCredentials()));
        Authentication person = users.signedIn(id);
        if (rule.asks(person)) {
            throw new SecondFactorAskedException(id);
        }
        return person;
    }

    @Override
    public boolean supports(Class<?> attempt) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(attempt);
    }
}
