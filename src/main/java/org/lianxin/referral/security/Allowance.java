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
import org.springframework.util.ConcurrentLruCache;

/**
 * How often something may happen: a number at once, then one more each so often, for each who does it.
 *
 * <p>In memory and per node: with n nodes it is n times as much.
 */
public final class Allowance {

    private static final int REMEMBERED = 50_000;

    private final ConcurrentLruCache<String, Bucket> buckets;

    public Allowance(Clock clock, int atOnce, Duration oneMore) {
        TimeMeter meter = new ClockMeter(clock);
        this.buckets = new ConcurrentLruCache<>(REMEMBERED, who -> Bucket.builder()
                .addLimit(limit -> limit.capacity(atOnce).refillGreedy(1, oneMore))
                .withCustomTimePrecision(meter)
                .build());
    }

    /** Whether it may happen once more; nothing is used up. */
    public boolean isLeft(String who) {
        return buckets.get(who).getAvailableTokens() > 0;
    }

    /** Uses one up, or says that none is left. */
    public boolean take(String who) {
        return buckets.get(who).tryConsume(1);
    }

    /** Uses one up in any case: whoever does much side by side runs into debt, and waits the longer. */
    public void charge(String who) {
        buckets.get(who).consumeIgnoringRateLimits(1);
    }

    void forgive(String who) {
        buckets.remove(who);
    }

    void forgiveAll() {
        buckets.clear();
    }

    /** Who has this client address: with IPv6, the 2^64 addresses beside it as well. */
    public static String network(String address) {
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
