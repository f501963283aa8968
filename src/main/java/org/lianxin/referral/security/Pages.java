package org.lianxin.referral.security;

import jakarta.servlet.http.HttpServletRequest;

/** Tells what a person opens from what a script fetches. */
final class Pages {

    private Pages() {}

    static boolean isPage(HttpServletRequest request) {
        String accepted = String.valueOf(request.getHeader("Accept"));
        return accepted.contains("text/html")
                && !"XMLHttpRequest".equals(request.getHeader("X-Requested-With"))
                && !request.getRequestURI().contains("/api/");
    }
}
