package org.lianxin.referral.tasklist;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Gives each page of the web applications a script nonce of its own.
 *
 * <p>The engine's filter (switched off in {@code application.yaml}) keeps the nonce in the servlet context, shared by
 * everyone: whoever's browser asks for anything while a page is being written makes that page arrive with a nonce that
 * is no longer valid, and it stays blank.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 100)
class PageNonce extends OncePerRequestFilter {

    static final String HEADER = "Content-Security-Policy";

    /** The policy of Camunda 7.24.0; its AngularJS needs {@code unsafe-eval}. */
    private static final String POLICY = "base-uri 'self'; script-src 'nonce-%s' 'strict-dynamic' 'unsafe-eval';"
            + " style-src 'unsafe-inline' 'self'; default-src 'self'; img-src 'self' data:; form-action 'self';"
            + " frame-ancestors 'none'; object-src 'none';"
            + " sandbox allow-forms allow-scripts allow-same-origin allow-popups allow-downloads";

    private static final Pattern PAGE = Pattern.compile(".*/camunda/app/[^.]*");
    private static final String SCRIPT = "<script";
    private static final int NONCE_BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().contains("/camunda/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String nonce = nonce();
        response.setHeader(HEADER, POLICY.formatted(nonce));
        if (!PAGE.matcher(request.getRequestURI()).matches()) {
            chain.doFilter(request, response);
            return;
        }
        ContentCachingResponseWrapper page = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, page);
        write(page, nonce, response);
    }

    private static void write(ContentCachingResponseWrapper page, String nonce, HttpServletResponse response)
            throws IOException {
        String html = new String(page.getContentAsByteArray(), StandardCharsets.UTF_8);
        if (html.contains(SCRIPT)) {
            byte[] marked =
                    html.replace(SCRIPT, SCRIPT + " nonce=\"" + nonce + "\"").getBytes(StandardCharsets.UTF_8);
            response.setContentLength(marked.length);
            response.getOutputStream().write(marked);
        } else {
            page.copyBodyToResponse();
        }
    }

    private String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
