package org.lianxin.referral.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the engine for the length of a request who is asking. Without it the engine would check no right at all. The
 * groups are read anew each time, so that a right taken away is gone at once; whoever got or lost a role signs in again,
 * with what the role asks for.
 */
class EngineAuthenticationFilter extends OncePerRequestFilter {

    private static final String GROUPS = EngineAuthenticationFilter.class.getName();

    private final IdentityService identities;

    EngineAuthenticationFilter(IdentityService identities) {
        this.identities = identities;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        @Nullable Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn == null || signedIn instanceof AnonymousAuthenticationToken) {
            chain.doFilter(request, response);
            return;
        }
        String user = signedIn.getName();
        List<String> groups = groupsOf(user);
        @Nullable HttpSession session = request.getSession(false);
        if (session != null && haveChanged(groups, session)) {
            session.invalidate();
            throw new CredentialsExpiredException("the roles of " + user + " have changed since the sign-in");
        }
        identities.setAuthentication(user, groups, tenantsOf(user));
        try {
            chain.doFilter(request, response);
        } finally {
            identities.clearAuthentication();
        }
    }

    private static boolean haveChanged(List<String> groups, HttpSession session) {
        Set<String> now = new TreeSet<>(groups);
        Object then = session.getAttribute(GROUPS);
        if (then == null) {
            session.setAttribute(GROUPS, now);
            return false;
        }
        return !then.equals(now);
    }

    private List<String> groupsOf(String user) {
        return identities.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
    }

    private List<String> tenantsOf(String user) {
        return identities.createTenantQuery().userMember(user).includingGroupsOfUser(true).list().stream()
                .map(Tenant::getId)
                .toList();
    }
}
