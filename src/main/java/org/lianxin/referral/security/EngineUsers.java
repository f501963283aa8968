package org.lianxin.referral.security;

import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * The people in the engine's user store, whose growing delay after wrong passwords applies. Their authorities are the ids
 * of their groups.
 */
@Component
class EngineUsers {

    private static final Pattern USER_ID = Pattern.compile("[a-zA-Z0-9-]{1,64}");

    private final IdentityService identities;

    EngineUsers(IdentityService identities) {
        this.identities = identities;
    }

    static boolean isId(String id) {
        return USER_ID.matcher(id).matches();
    }

    /** An unknown user, a wrong password and a locked account are refused in the same words. */
    void checkPassword(String id, String password) {
        if (!isId(id) || !identities.checkPassword(id, password)) {
            throw new BadCredentialsException("wrong user or password");
        }
    }

    Authentication signedIn(String id) {
        List<SimpleGrantedAuthority> authorities =
                groups(id).stream().map(SimpleGrantedAuthority::new).toList();
        return UsernamePasswordAuthenticationToken.authenticated(id, null, authorities);
    }

    List<String> groups(String id) {
        return identities.createGroupQuery().groupMember(id).list().stream()
                .map(Group::getId)
                .toList();
    }

    boolean exists(String id) {
        return isId(id) && identities.createUserQuery().userId(id).count() > 0;
    }

    /** Takes back the lock of ten wrong passwords. */
    void unlock(String id) {
        identities.unlockUser(id);
    }
}
