package org.lianxin.referral.security;

import org.springframework.security.core.AuthenticationException;

/** The client address has been wrong too often; what it sent now was not looked at. */
class TooManyAttemptsException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    TooManyAttemptsException() {
        super("too many wrong attempts from this address");
    }
}
