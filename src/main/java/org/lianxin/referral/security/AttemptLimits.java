package org.lianxin.referral.security;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

/**
 * How often one client address may be wrong: with passwords, codes and links altogether, and with one account. The
 * second keeps one person from using up the ten wrong passwords after which the engine locks somebody's account.
 *
 * <p>In memory and per node: with n nodes a guesser gets n times as much, which is still nothing to a good password.
 */
@Component
class AttemptLimits {

    private static final int REMEMBERED = 50_000;
    private static final int WRONG_PER_ACCOUNT = 5;
    private static final Duration ONE_MORE_PER_ACCOUNT = Duration.ofHours(1);
    private static final Duration ONE_MORE_PER_ADDRESS = Duration.ofSeconds(10);

    private final TimeMeter meter;
    private final ConcurrentLruCache<String, Bucket> addresses;
    private final ConcurrentLruCache<String, Bucket> accounts;

    AttemptLimits(Clock clock, @Value("${lianxin.sign-in.wrong-per-address:30}") int wrongPerAddress) {
        this.meter = new ClockMeter(clock);
        this.addresses = new ConcurrentLruCache<>(REMEMBERED, address -> bucket(wrongPerAddress, ONE_MORE_PER_ADDRESS));
        this.accounts =
                new ConcurrentLruCache<>(REMEMBERED, account -> bucket(WRONG_PER_ACCOUNT, ONE_MORE_PER_ACCOUNT));
    }

    boolean allow(String address) {
        return addresses.get(network(address)).getAvailableTokens() > 0;
    }

    boolean allow(String address, String account) {
        return allow(address) && accounts.get(key(address, account)).getAvailableTokens() > 0;
    }

    /** Guesses side by side may all be wrong before the first is counted: they run into debt, and wait the longer. */
    void wrong(String address) {
        addresses.get(network(address)).consumeIgnoringRateLimits(1);
    }

    void wrong(String address, String account) {
        wrong(address);
        accounts.get(key(address, account)).consumeIgnoringRateLimits(1);
    }

    void right(String address, String account) {
        accounts.remove(key(address, account));
    }

    /** Which addresses tried an account is not kept, so an administrator who unlocks one forgives all. */
    void forgiveAccounts() {
        accounts.clear();
    }

    private Bucket bucket(int capacity, Duration oneMore) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(1, oneMore))
                .withCustomTimePrecision(meter)
                .build();
    }

    /** What cannot be an account is not kept: it may be long. */
    private static String key(String address, String account) {
        return network(address) + " " + (EngineUsers.isId(account) ? account : "");
    }

    /** Whoever has one IPv6 address has the 2^64 beside it. */
    private static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(bytes.length == 4 ? bytes : Arrays.copyOf(bytes, 8));
        } catch (UnknownHostException noLiteral) {
            return address;
        }
    }

    private record ClockMeter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return Duration.between(Instant.EPOCH, clock.instant()).toNanos();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
