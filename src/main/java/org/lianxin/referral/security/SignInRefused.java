package org.lianxin.referral.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/** Where a sign-in goes that did not end inside: to the code page, back to the form, or nowhere for a while. */
@Component
class SignInRefused implements AuthenticationFailureHandler {

    private final EngineUsers users;
    private final Sessions sessions;
    private final Clock clock;

    SignInRefused(EngineUsers users, Sessions sessions, Clock clock) {
        this.users = users;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        if (refusal instanceof SecondFactorAskedException asked) {
            sessions.renew(users.signedIn(asked.user()), request, response);
            new HalfSignedIn(asked.user(), clock.instant(), "").keepIn(request.getSession());
            response.sendRedirect(request.getContextPath() + "/second-factor");
        } else if (refusal instanceof TooManyAttemptsException) {
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        } else {
            response.sendRedirect(request.getContextPath() + "/login?error");
        }
    }
}
