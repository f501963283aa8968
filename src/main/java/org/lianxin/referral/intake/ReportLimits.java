package org.lianxin.referral.intake;

import java.time.Clock;
import java.time.Duration;
import org.lianxin.referral.security.Allowance;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How much the public page takes. Generous, because a whole village may share one address of its telephone company; but
 * an end to it, because among ten thousand invented reports the real ones would not be seen.
 */
@Component
class ReportLimits {

    private static final Duration ONE_MORE_PER_ADDRESS = Duration.ofMinutes(1);
    private static final Duration ONE_MORE_IN_ALL = Duration.ofSeconds(10);
    private static final Duration ONE_MORE_GUESS = Duration.ofSeconds(10);
    private static final String EVERYBODY = "";

    private final Allowance perAddress;
    private final Allowance inAll;
    private final Allowance guesses;

    ReportLimits(
            Clock clock,
            @Value("${lianxin.report.per-address:20}") int perAddress,
            @Value("${lianxin.report.in-all:300}") int inAll,
            @Value("${lianxin.report.wrong-per-address:30}") int wrongPerAddress) {
        this.perAddress = new Allowance(clock, perAddress, ONE_MORE_PER_ADDRESS);
        this.inAll = new Allowance(clock, inAll, ONE_MORE_IN_ALL);
        this.guesses = new Allowance(clock, wrongPerAddress, ONE_MORE_GUESS);
    }

    /** Uses up one report or message of the client address. */
    boolean mayWrite(String address) {
        return perAddress.take(Allowance.network(address)) && inAll.take(EVERYBODY);
    }

    boolean mayAsk(String address) {
        return guesses.isLeft(Allowance.network(address));
    }

    /** Counts a pair of receipt number and passphrase that opened nothing. */
    void wrong(String address) {
        guesses.charge(Allowance.network(address));
    }
}
