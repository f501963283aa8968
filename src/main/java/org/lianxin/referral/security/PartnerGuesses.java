package org.lianxin.referral.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts links that do not exist and access codes that are wrong, and stops an address that tries too many. */
class PartnerGuesses extends OncePerRequestFilter {

    private final AttemptLimits limits;

    PartnerGuesses(AttemptLimits limits) {
        this.limits = limits;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(request.getContextPath() + "/partner/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String address = request.getRemoteAddr();
        if (!limits.allow(address)) {
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
            return;
        }
        chain.doFilter(request, response);
        if (isWrong(request, response.getStatus())) {
            limits.wrong(address);
        }
    }

    private static boolean isWrong(HttpServletRequest request, int status) {
        Set<Integer> refusals = Set.of(
                HttpStatus.UNPROCESSABLE_ENTITY.value(), HttpStatus.LOCKED.value(), HttpStatus.NOT_FOUND.value());
        return request.getRequestURI().endsWith("/code")
                ? refusals.contains(status)
                : status == HttpStatus.NOT_FOUND.value();
    }
}
