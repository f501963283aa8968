package org.lianxin.referral.security;

import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;

/** Tasklist keeps drafts of forms in the browser; they must not outlive the sign-in. Browsers obey over TLS only. */
final class BrowserStorage {

    private BrowserStorage() {}

    static LogoutHandler clear() {
        return new HeaderWriterLogoutHandler(new ClearSiteDataHeaderWriter(Directive.STORAGE));
    }
}
