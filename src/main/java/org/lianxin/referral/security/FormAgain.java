package org.lianxin.referral.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * Whoever writes for longer than a session lasts has a form whose token is void. On the public page she gets it back with
 * what she typed and a fresh token, instead of a bare refusal.
 */
class FormAgain implements AccessDeniedHandler {

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException, ServletException {
        response.setStatus(HttpStatus.FORBIDDEN.value());
        String page = request.getServletPath().startsWith("/report/status") ? "/report/status" : "/report";
        request.getRequestDispatcher(page + "/again").forward(request, response);
    }
}
