package org.lianxin.referral.security;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/**
 * Programs that send a password with each request and can be asked for nothing more. For a role with a second factor
 * only the application password counts, which was made after one.
 */
class ClientsSignIn implements AuthenticationProvider {

    private final EngineUsers users;
    private final SecondFactorRule rule;
    private final ApplicationPasswords applicationPasswords;

    ClientsSignIn(EngineUsers users, SecondFactorRule rule, ApplicationPasswords applicationPasswords) {
        this.users = users;
        this.rule = rule;
        this.applicationPasswords = applicationPasswords;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String id = attempt.getName();
        String password = String.valueOf(attempt.getCredentials());
        if (!EngineUsers.isId(id)) {
            throw new BadCredentialsException("wrong user or password");
        }
        Authentication person = users.signedIn(id);
        if (!rule.asks(person)) {
            users.checkPassword(id, password);
        } else if (!applicationPasswords.matches(id, password)) {
            throw new BadCredentialsException("wrong user or application password");
        }
        return person;
    }

    @Override
    public boolean supports(Class<?> attempt) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(attempt);
    }
}
