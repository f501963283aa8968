package org.lianxin.referral.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lianxin.referral.security.Browser.PASSWORD;

import java.time.Duration;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lianxin.referral.MovableClock;
import org.lianxin.referral.ReferralTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ReferralTest
class SessionLimitsTest {

    private static final String POLL = "/camunda/api/engine/engine/default/task/count";

    private final MovableClock clock;
    private final IdentityService identities;
    private Browser browser = new Browser(0);

    @LocalServerPort
    private int port;

    @Autowired
    SessionLimitsTest(MovableClock clock, IdentityService identities) {
        this.clock = clock;
        this.identities = identities;
    }

    @BeforeEach
    void aCaseworkerIsSignedIn() throws Exception {
        browser = new Browser(port);
        browser.signsIn("hantai-caseworker", PASSWORD);
        browser.opens("/camunda/app/tasklist/default/");
    }

    @Test
    void aBrowserThatPollsAloneIsSignedOutAfterThirtyMinutes() throws Exception {
        for (int minute = 0; minute < 30; minute++) {
            assertThat(browser.fetches(POLL).statusCode()).isEqualTo(200);
            clock.advance(Duration.ofMinutes(1));
        }
        clock.advance(Duration.ofSeconds(1));

        assertThat(browser.fetches(POLL).statusCode()).isEqualTo(401);
        assertThat(Browser.location(browser.opens("/camunda/app/tasklist/default/")))
                .isEqualTo("/login");
    }

    @Test
    void whoTypesALongFormIsNotSignedOut() throws Exception {
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofMinutes(25));
            assertThat(browser.fetches("/still-there").statusCode()).isEqualTo(204);
        }

        assertThat(browser.fetches(POLL).statusCode()).isEqualTo(200);
    }

    @Test
    void afterTwelveHoursTheSignInEndsInAnyCase() throws Exception {
        for (int i = 0; i < 36; i++) {
            clock.advance(Duration.ofMinutes(20));
            assertThat(browser.fetches("/still-there").statusCode()).isEqualTo(204);
        }
        clock.advance(Duration.ofSeconds(1));

        assertThat(browser.fetches("/still-there").statusCode()).isEqualTo(401);
    }

    @Test
    void everyWebApplicationTellsWhenAPersonIsThere() throws Exception {
        assertThat(browser.fetches("/js/front-door.js").body()).contains("still-there", "keydown", "pointerdown");
        for (String application : new String[] {"tasklist", "welcome", "cockpit", "admin"}) {
            assertThat(browser.fetches("/camunda/app/" + application + "/scripts/config.js")
                            .body())
                    .contains("js/front-door");
        }
    }

    @Test
    void whoGetsARoleSignsInAgainWithWhatTheRoleAsksFor() throws Exception {
        identities.createMembership("hantai-caseworker", "supervisor");
        try {
            assertThat(browser.fetches(POLL).statusCode()).isEqualTo(401);
        } finally {
            identities.deleteMembership("hantai-caseworker", "supervisor");
        }
        assertThat(browser.fetches(POLL).statusCode()).isEqualTo(401);
    }

    @Test
    void signingOutInOneTabSignsOutTheOthers() throws Exception {
        Browser otherTab = new Browser(port);
        otherTab.keepsCookie("JSESSIONID", browser.cookie("JSESSIONID"));
        assertThat(otherTab.fetches(POLL).statusCode()).isEqualTo(200);

        browser.posts("/camunda/api/admin/auth/user/default/logout", "");

        assertThat(otherTab.fetches(POLL).statusCode()).isEqualTo(401);
        assertThat(Browser.location(otherTab.opens("/handoffs/none"))).isEqualTo("/login");
    }

    @Test
    void aSessionPlantedBeforeTheSignInIsNotTheOneAfterIt() throws Exception {
        Browser victim = new Browser(port);
        victim.opens("/login");
        String planted = victim.cookie("JSESSIONID");
        victim.signsIn("hantai-caseworker", PASSWORD);

        Browser attacker = new Browser(port);
        attacker.keepsCookie("JSESSIONID", planted);
        assertThat(attacker.fetches(POLL).statusCode()).isEqualTo(401);
        assertThat(victim.fetches(POLL).statusCode()).isEqualTo(200);
    }
}
