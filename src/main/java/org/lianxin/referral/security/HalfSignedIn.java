package org.lianxin.referral.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who gave the right password and owes the code. It lies in the session beside Spring Security, for which nobody is
 * signed in yet: a page that forgets to ask for the second factor is shut all the same.
 *
 * @param newSecret the secret shown at enrolment, empty when there is one already
 */
record HalfSignedIn(String user, Instant since, String newSecret) implements Serializable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String KEY = HalfSignedIn.class.getName();

    static Optional<HalfSignedIn> in(HttpServletRequest request, Instant now) {
        return Optional.ofNullable(request.getSession(false))
                .map(session -> (HalfSignedIn) session.getAttribute(KEY))
                .filter(half -> now.isBefore(half.since().plus(PATIENCE)));
    }

    void keepIn(HttpSession session) {
        session.setAttribute(KEY, this);
    }

    HalfSignedIn withNewSecret(String secret) {
        return new HalfSignedIn(user, since, secret);
    }
}
