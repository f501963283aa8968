package org.lianxin.referral.security;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How often one client address may be wrong: with passwords, codes and links altogether, and with one account. The
 * second keeps one person from using up the ten wrong passwords after which the engine locks somebody's account.
 */
@Component
class AttemptLimits {

    private static final int WRONG_PER_ACCOUNT = 5;
    private static final Duration ONE_MORE_PER_ACCOUNT = Duration.ofHours(1);
    private static final Duration ONE_MORE_PER_ADDRESS = Duration.ofSeconds(10);

    private final Allowance addresses;
    private final Allowance accounts;

    AttemptLimits(Clock clock, @Value("${lianxin.sign-in.wrong-per-address:30}") int wrongPerAddress) {
        this.addresses = new Allowance(clock, wrongPerAddress, ONE_MORE_PER_ADDRESS);
        this.accounts = new Allowance(clock, WRONG_PER_ACCOUNT, ONE_MORE_PER_ACCOUNT);
    }

    boolean allow(String address) {
        return addresses.isLeft(Allowance.network(address));
    }

    boolean allow(String address, String account) {
        return allow(address) && accounts.isLeft(key(address, account));
    }

    void wrong(String address) {
        addresses.charge(Allowance.network(address));
    }

    void wrong(String address, String account) {
        wrong(address);
        accounts.charge(key(address, account));
    }

    void right(String address, String account) {
        accounts.forgive(key(address, account));
    }

    /** Which addresses tried an account is not kept, so an administrator who unlocks one forgives all. */
    void forgiveAccounts() {
        accounts.forgiveAll();
    }

    /** What cannot be an account is not kept: it may be long. */
    private static String key(String address, String account) {
        return Allowance.network(address) + " " + (EngineUsers.isId(account) ? account : "");
    }
}
