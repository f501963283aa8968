package org.lianxin.referral.security;

import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What browsers are told about our pages. The web applications bring a policy of their own, which they need. */
class PageHeaders implements Customizer<HeadersConfigurer<HttpSecurity>> {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String NOTHING_OF_THE_DEVICE = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

    private final RequestMatcher ours;
    private final boolean overTls;

    /** Over TLS, which a proxy may end, browsers are told to come back in no other way. */
    PageHeaders(RequestMatcher webapps, boolean overTls) {
        this.ours = new NegatedRequestMatcher(webapps);
        this.overTls = overTls;
    }

    @Override
    public void customize(HeadersConfigurer<HttpSecurity> headers) {
        headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .xssProtection(HeadersConfigurer.XXssConfig::disable)
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .httpStrictTransportSecurity(hsts -> hsts.requestMatcher(request -> overTls))
                .permissionsPolicyHeader(permissions -> permissions.policy(NOTHING_OF_THE_DEVICE))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .addHeaderWriter(onOurs(new CacheControlHeadersWriter()))
                .addHeaderWriter(onOurs(new ContentSecurityPolicyHeaderWriter(POLICY)))
                .addHeaderWriter(onOurs(new ReferrerPolicyHeaderWriter(ReferrerPolicy.NO_REFERRER)));
    }

    private HeaderWriter onOurs(HeaderWriter writer) {
        return new DelegatingRequestMatcherHeaderWriter(ours, writer);
    }
}
