package org.lianxin.referral.security;

import java.util.concurrent.atomic.AtomicInteger;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import org.lianxin.referral.ReferralTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/**
 * The front door as a real federation has it: second factor required, few wrong attempts, an identity provider beside
 * the passwords, and a proxy in front that tells the client's address. Every browser comes from an address of its own.
 */
@ReferralTest
@ActiveProfiles({"demo", "test", "oidc"})
@TestPropertySource(
        properties = {
            "lianxin.second-factor=required",
            "lianxin.sign-in.wrong-per-address=30",
            "server.forward-headers-strategy=native",
            "lianxin.oidc.client-id=lianxin-bridge",
            "lianxin.oidc.client-secret=secret",
            "lianxin.oidc.roles.[经办]=caseworker",
            "lianxin.oidc.roles.[部长]=supervisor",
            "spring.security.oauth2.client.registration.federation.redirect-uri={baseUrl}/login/oauth2/code/federation"
        })
abstract class GuardedDoor {

    static final MockOAuth2Server PROVIDER = new MockOAuth2Server();

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    static {
        PROVIDER.start();
    }

    @LocalServerPort
    private int port;

    @Autowired
    private SecondFactors factors;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry settings) {
        settings.add(
                "lianxin.oidc.issuer", () -> PROVIDER.issuerUrl("federation").toString());
    }

    Browser newBrowser() {
        int number = ADDRESSES.incrementAndGet();
        return browserFrom("203.0." + number / 250 + "." + number % 250);
    }

    Browser browserFrom(String address) {
        return new Browser(port, address);
    }

    SecondFactors factors() {
        return factors;
    }
}
