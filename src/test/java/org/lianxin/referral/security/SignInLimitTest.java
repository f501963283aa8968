package org.lianxin.referral.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lianxin.referral.security.Browser.PASSWORD;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lianxin.referral.MovableClock;
import org.springframework.beans.factory.annotation.Autowired;

class SignInLimitTest extends GuardedDoor {

    private final MovableClock clock;

    @Autowired
    SignInLimitTest(MovableClock clock) {
        this.clock = clock;
    }

    @Test
    void fiveWrongPasswordsForOneAccountAreEnoughFromOneAddress() throws Exception {
        Browser guesser = newBrowser();
        for (int i = 0; i < 5; i++) {
            assertThat(guesser.signsIn("hantai-counsellor", "guess-" + i).statusCode())
                    .isEqualTo(302);
        }

        HttpResponse<String> sixth = guesser.signsIn("hantai-counsellor", "guess-5");
        assertThat(sixth.statusCode()).isEqualTo(429);
        assertThat(sixth.body()).contains("尝试次数太多");

        clock.advance(Duration.ofMinutes(5));
        assertThat(Browser.location(newBrowser().signsIn("hantai-counsellor", PASSWORD)))
                .as("her own address is not concerned")
                .isEqualTo("/");
    }

    @Test
    void onePasswordTriedOnAllAccountsIsStopped() throws Exception {
        Browser guesser = newBrowser();
        for (int i = 0; i < 30; i++) {
            guesser.signsIn("nobody-" + i, "Spring-2026!");
        }

        assertThat(guesser.signsIn("hantai-caseworker", PASSWORD).statusCode()).isEqualTo(429);
        assertThat(guesser.opens("/login").statusCode())
                .as("the form itself is shown")
                .isEqualTo(200);
    }

    @Test
    void programsAreStoppedInTheSameWay() throws Exception {
        Browser guesser = newBrowser();
        for (int i = 0; i < 30; i++) {
            assertThat(task(guesser, "nobody-" + i)).isEqualTo(401);
        }

        assertThat(task(guesser, "hantai-caseworker")).isEqualTo(429);
        assertThat(task(newBrowser(), "hantai-caseworker")).isEqualTo(200);
    }

    @Test
    void whoIsRightMayComeAsOftenAsShePleases() throws Exception {
        Browser program = newBrowser();
        for (int i = 0; i < 50; i++) {
            assertThat(task(program, "hantai-caseworker")).isEqualTo(200);
        }
    }

    @Test
    void linksOfPartnersCannotBeGuessed() throws Exception {
        Browser guesser = newBrowser();
        for (int i = 0; i < 30; i++) {
            assertThat(guesser.opens("/partner/guess" + i).statusCode()).isEqualTo(404);
        }

        assertThat(guesser.opens("/partner/guess").statusCode()).isEqualTo(429);
    }

    @Test
    void codesOfTheSecondFactorCannotBeGuessedWithManyAccounts() throws Exception {
        Browser guesser = newBrowser();
        guesser.signsIn("yangxian-supervisor", PASSWORD);
        for (int i = 0; i < 30; i++) {
            guess(guesser);
        }

        assertThat(guess(guesser)).isEqualTo(429);
    }

    private static int guess(Browser guesser) throws Exception {
        return guesser.fillsIn("/second-factor/enrolment", "/second-factor/enrolment", Map.of("code", "000000"))
                .statusCode();
    }

    private static int task(Browser program, String user) throws Exception {
        return program.asClient(user, PASSWORD, "GET", "/engine-rest/task/count", "")
                .statusCode();
    }
}
