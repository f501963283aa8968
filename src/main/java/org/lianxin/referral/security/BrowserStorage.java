package org.lianxin.referral.security;

import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Tasklist keeps drafts of forms in the browser; they must not outlive the sign-in. Browsers obey over TLS only, without
 * it the script of the sign-in page does the same. Sent in any case: behind a proxy a request does not look like TLS.
 */
final class BrowserStorage {

    private BrowserStorage() {}

    static HeaderWriter clearedAt(RequestMatcher requests) {
        return new DelegatingRequestMatcherHeaderWriter(
                requests, new StaticHeadersWriter("Clear-Site-Data", "\"storage\""));
    }
}
