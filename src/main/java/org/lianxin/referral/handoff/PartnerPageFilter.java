package org.lianxin.referral.handoff;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Headers of the partner page, and an early answer to uploads that the server would cut off.
 *
 * <p>Runs before the security filters: those look for the form's token inside the body, and would refuse a body that is
 * too large to be read with a bare 403.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class PartnerPageFilter extends OncePerRequestFilter {

    private static final Pattern PAGE = Pattern.compile("/partner/([A-Za-z0-9_-]{1,100})(/.*)?");
    private static final long LARGEST_REQUEST = (AnswerFiles.MOST * AnswerFiles.LARGEST) + 5L * 1024 * 1024;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex, nofollow, noarchive");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
                        + " base-uri 'none'; frame-ancestors 'none'");
        Matcher page = PAGE.matcher(path(request));
        if (request.getContentLengthLong() > LARGEST_REQUEST && page.matches()) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", request.getContextPath() + "/partner/" + page.group(1) + "/too-large");
            return;
        }
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !path(request).startsWith("/partner/");
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
