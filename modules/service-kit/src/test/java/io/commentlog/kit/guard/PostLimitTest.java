package io.commentlog.kit.guard;

import static io.commentlog.kit.guard.IpAddressTest.address;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PostLimitTest {
    private static final IpAddress ADA = address("192.0.2.1");
    private static final IpAddress BOB = address("192.0.2.2");

    private long nanos = Long.MAX_VALUE - 5; // wraps around, as nanoTime may
    private final PostLimit limit = new PostLimit(PostRate.DEFAULT, () -> nanos);

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    private int accepted(IpAddress address, int tries) {
        int accepted = 0;
        for (int i = 0; i < tries; i++) {
            accepted += limit.take(address).isEmpty() ? 1 : 0;
        }
        return accepted;
    }

    @Test
    void letsTenPassAtOnceAndThenNone() {
        assertThat(accepted(ADA, 100)).isEqualTo(10);
    }

    @Test
    void countsEachAddressByItself() {
        accepted(ADA, 10);

        assertThat(accepted(BOB, 100)).isEqualTo(10);
    }

    @Test
    void countsAllOfAnIPv6NetworkOf64BitsAsOne() {
        int accepted = 0;
        for (int i = 0; i < 100; i++) {
            accepted += accepted(address("2001:db8::" + Integer.toHexString(i)), 1);
        }

        assertThat(accepted).isEqualTo(10);
        assertThat(accepted(address("2001:db8:0:1::1"), 100)).isEqualTo(10);
    }

    @Test
    void saysWhenTheNextIsAllowedAndKeepsItsWord() {
        accepted(ADA, 10);
        pass(Duration.ofMillis(1_500));
        Duration wait = limit.take(ADA).orElseThrow();

        assertThat(wait).isEqualTo(Duration.ofMillis(4_500));
        pass(wait.minusNanos(1));
        assertThat(limit.take(ADA)).contains(Duration.ofNanos(1));
        pass(Duration.ofNanos(1));
        assertThat(limit.take(ADA)).isEmpty();
        assertThat(limit.take(ADA)).isPresent();
    }

    @Test
    void doesNotCountWhatItRefuses() {
        accepted(ADA, 10_000);
        pass(Duration.ofSeconds(6));

        assertThat(accepted(ADA, 100)).isEqualTo(1);
    }

    @Test
    void letsTenAMinutePassForEver() {
        accepted(ADA, 10);
        int accepted = 0;
        for (int second = 0; second < 3_600; second++) {
            pass(Duration.ofSeconds(1));
            accepted += accepted(ADA, 5);
        }

        assertThat(accepted).isEqualTo(600);
    }

    @Test
    void isFullAgainAfterAMinuteOfRest() {
        accepted(ADA, 10);
        pass(Duration.ofSeconds(60));

        assertThat(accepted(ADA, 100)).isEqualTo(10);
    }

    @Test
    void forgetsAnAddressOnlyWhenItsBucketIsFullAgain() {
        accepted(ADA, 10);
        pass(Duration.ofSeconds(60).minusNanos(1));

        assertThat(accepted(ADA, 100)).isEqualTo(9);
    }

    @Test
    void holdsForOtherRates() {
        PostLimit slow = new PostLimit(PostRate.parse("1/86400"), () -> nanos);

        assertThat(slow.take(ADA)).isEmpty();
        assertThat(slow.take(ADA)).isEqualTo(Optional.of(Duration.ofDays(1)));
    }

    @Test
    void remembersABoundedNumberOfAMillionAddressesAndStillTheOneThatKeepsPosting() {
        long seed = 20_261_122L;
        SplittableRandom random = new SplittableRandom(seed);
        long most = 0;
        int accepted = 0;
        for (int i = 0; i < 1_000_000; i++) {
            limit.take(new IpAddress(random.nextLong(), random.nextLong()));
            accepted += i % 1_000 == 0 ? accepted(ADA, 1) : 0;
            most = i % 100 == 0 ? Math.max(most, limit.addresses()) : most;
        }

        assertThat(most)
                .as("seed %d", seed)
                .isBetween((long) PostLimit.MAX_ADDRESSES / 2, (long) PostLimit.MAX_ADDRESSES + 1);
        assertThat(accepted).as("seed %d", seed).isEqualTo(10);
    }
}
