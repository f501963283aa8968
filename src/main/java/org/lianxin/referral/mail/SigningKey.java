package org.lianxin.referral.mail;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** The federation's own key for mail, and its certificate followed by those of its issuers. */
record SigningKey(PrivateKey key, List<X509Certificate> chain) {

    X509Certificate certificate() {
        return chain.get(0);
    }

    /** SHA-256 with whatever kind of key it is. */
    String algorithm() {
        return "SHA256with" + (key.getAlgorithm().equals("EC") ? "ECDSA" : key.getAlgorithm());
    }
}
