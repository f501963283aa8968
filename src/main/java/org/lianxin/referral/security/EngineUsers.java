package org.lianxin.referral.security;

import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * Signs people in against the engine's user store, whose growing delay after wrong passwords applies. The authorities
 * are the ids of the groups.
 */
@Component
class EngineUsers implements AuthenticationProvider {

    private static final Pattern USER_ID = Pattern.compile("[a-zA-Z0-9-]{1,64}");

    private final IdentityService identities;

    EngineUsers(IdentityService identities) {
        this.identities = identities;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String id = attempt.getName();
        String password = String.valueOf(attempt.getCredentials());
        if (!USER_ID.matcher(id).matches() || !identities.checkPassword(id, password)) {
            throw new BadCredentialsException("wrong user or password");
        }
        return UsernamePasswordAuthenticationToken.authenticated(id, null, authorities(id));
    }

    @Override
    public boolean supports(Class<?> attempt) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(attempt);
    }

    private List<GrantedAuthority> authorities(String id) {
        return identities.createGroupQuery().groupMember(id).list().stream()
                .<GrantedAuthority>map(group -> new SimpleGrantedAuthority(group.getId()))
                .toList();
    }
}
