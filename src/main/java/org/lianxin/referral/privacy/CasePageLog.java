package org.lianxin.referral.privacy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lianxin.referral.organisation.SignedIn;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Logs who is shown the page of a case, after she was found to be allowed and before anything is written to her. From
 * outside, because the register must not know this module.
 */
@Component
class CasePageLog implements HandlerInterceptor, WebMvcConfigurer {

    private static final String NUMBER = "referralNo";

    private final AccessLog log;
    private final SignedIn signedIn;

    CasePageLog(AccessLog log, SignedIn signedIn) {
        this.log = log;
        this.signedIn = signedIn;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/referrals/*");
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object page, @Nullable ModelAndView shown) {
        if (shown != null
                && request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> path
                && path.get(NUMBER) instanceof String referralNo) {
            log.seen(signedIn.userId(), referralNo, AccessKind.CASE_PAGE, referralNo);
        }
    }
}
