package org.lianxin.referral.security;

import org.springframework.security.core.AuthenticationException;

/** The identity provider vouches for the person, but we have no place for her. */
class OidcRefusedException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final OidcRefusal refusal;

    OidcRefusedException(OidcRefusal refusal) {
        super(refusal.code());
        this.refusal = refusal;
    }

    OidcRefusal refusal() {
        return refusal;
    }
}
