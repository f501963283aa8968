package org.lianxin.referral.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.www.BasicAuthenticationEntryPoint;

/** Asks a program for its password, or tells it to wait. */
class ClientRefused implements AuthenticationEntryPoint {

    private final BasicAuthenticationEntryPoint challenge = new BasicAuthenticationEntryPoint();

    ClientRefused() {
        challenge.setRealmName("Lianxin Bridge");
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        if (refusal instanceof TooManyAttemptsException) {
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        } else {
            challenge.commence(request, response, refusal);
        }
    }
}
