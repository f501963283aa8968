package org.lianxin.referral.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a sign-in after 30 minutes without a person, and after twelve hours in any case.
 *
 * <p>The web applications ask for news by themselves as long as a browser stands open, so what their scripts fetch does
 * not count. What a person does there without loading a page, {@code front-door.js} tells at {@code /still-there}.
 */
class SessionLimits extends OncePerRequestFilter {

    static final Duration IDLE = Duration.ofMinutes(30);
    static final Duration LONGEST = Duration.ofHours(12);

    private static final String KEY = SessionLimits.class.getName();

    private final Clock clock;

    SessionLimits(Clock clock) {
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        @Nullable HttpSession session = request.getSession(false);
        @Nullable Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (session != null && signedIn != null) {
            Instant now = clock.instant();
            Presence presence = session.getAttribute(KEY) instanceof Presence known ? known : new Presence(now, now);
            if (presence.isOver(now)) {
                session.invalidate();
                SecurityContextHolder.clearContext();
            } else {
                session.setAttribute(KEY, isOfAPerson(request) ? new Presence(presence.since(), now) : presence);
            }
        }
        chain.doFilter(request, response);
    }

    private static boolean isOfAPerson(HttpServletRequest request) {
        return !request.getRequestURI().contains("/camunda/api/");
    }

    private record Presence(Instant since, Instant lastSeen) implements Serializable {

        boolean isOver(Instant now) {
            return now.isAfter(lastSeen.plus(IDLE)) || now.isAfter(since.plus(LONGEST));
        }
    }
}
