package org.lianxin.referral.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.session.SessionFixationProtectionStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;

/** Begins a new session at each step of a sign-in; only the page asked for is carried over. */
@Component
class Sessions {

    private final HttpSessionRequestCache pageAskedFor = new HttpSessionRequestCache();
    private final SessionFixationProtectionStrategy renewal = new SessionFixationProtectionStrategy();
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final SavedRequestAwareAuthenticationSuccessHandler onward =
            new SavedRequestAwareAuthenticationSuccessHandler();

    Sessions() {
        pageAskedFor.setRequestMatcher(Pages::isPage);
        pageAskedFor.setMatchingRequestParameterName(null);
        renewal.setMigrateSessionAttributes(false);
        onward.setRequestCache(pageAskedFor);
        onward.setRedirectStrategy((request, response, url) -> response.sendRedirect(withoutHost(url)));
    }

    RequestCache pageAskedFor() {
        return pageAskedFor;
    }

    SavedRequestAwareAuthenticationSuccessHandler onward() {
        return onward;
    }

    /** A new session in which nobody is signed in, whoever was before. */
    void renew(Authentication person, HttpServletRequest request, HttpServletResponse response) {
        request.getSession();
        renewal.onAuthentication(person, request, response);
        contexts.saveContext(SecurityContextHolder.createEmptyContext(), request, response);
    }

    /** Signs the person in for good. */
    void begin(Authentication person, HttpServletRequest request, HttpServletResponse response) {
        renew(person, request, response);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(person);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    void goOn(Authentication person, HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            onward.onAuthenticationSuccess(request, response, person);
        } catch (ServletException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Which host the first request named does not matter: the next page is one of ours. */
    private static String withoutHost(String url) {
        int host = url.indexOf("://");
        return host < 0 ? url : url.substring(url.indexOf('/', host + 3));
    }
}
