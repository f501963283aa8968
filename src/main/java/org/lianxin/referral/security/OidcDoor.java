package org.lianxin.referral.security;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.stereotype.Component;

/** Sign-in by OpenID Connect. The second factor is then the identity provider's part. */
@Component
@Profile("oidc")
@EnableConfigurationProperties(OidcSettings.class)
class OidcDoor {

    static final String REGISTRATION = "federation";

    private final OidcSettings settings;
    private final OidcMembers members;
    private final Sessions sessions;

    OidcDoor(OidcSettings settings, OidcMembers members, Sessions sessions) {
        this.settings = settings;
        this.members = members;
        this.sessions = sessions;
    }

    String label() {
        return settings.label();
    }

    boolean besidePasswords() {
        return settings.passwords();
    }

    void open(HttpSecurity http) throws Exception {
        http.oauth2Login(login -> login.loginPage("/login")
                .userInfoEndpoint(person -> person.oidcUserService(members))
                .successHandler(sessions.onward())
                .failureHandler((request, response, failure) -> {
                    OidcRefusal refusal =
                            failure instanceof OidcRefusedException ours ? ours.refusal() : OidcRefusal.FAILED;
                    response.sendRedirect(request.getContextPath() + "/login?refused=" + refusal.code());
                }));
    }
}
