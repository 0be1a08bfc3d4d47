package io.commentlog.kit.guard;

import static io.commentlog.kit.guard.IpAddressTest.address;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
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
        accepted(ADA, 1);
        pass(Duration.ofMillis(1_500));
        accepted(ADA, 9);
        pass(Duration.ofSeconds(2));
        Duration wait = limit.take(ADA).orElseThrow();

        assertThat(wait).isEqualTo(Duration.ofMillis(56_500));
        pass(wait.minusNanos(1));
        assertThat(limit.take(ADA)).contains(Duration.ofNanos(1));
        pass(Duration.ofNanos(1));
        assertThat(limit.take(ADA)).isEmpty();
        assertThat(limit.take(ADA)).contains(Duration.ofMillis(1_500));
    }

    @Test
    void doesNotCountWhatItRefuses() {
        accepted(ADA, 10);
        pass(Duration.ofSeconds(30));
        accepted(ADA, 10_000);
        pass(Duration.ofSeconds(30));

        assertThat(accepted(ADA, 100)).isEqualTo(10);
    }

    @Test
    void letsTenAMinutePassForEver() {
        int accepted = 0;
        for (int second = 0; second < 3_600; second++) {
            accepted += accepted(ADA, 5);
            pass(Duration.ofSeconds(1));
        }

        assertThat(accepted).isEqualTo(600);
    }

    @Test
    void letsNoMoreThanTenPassInAnyMinuteAndRefusesNoneThatWouldNotBeMore() {
        long seed = 20_261_122L;
        SplittableRandom random = new SplittableRandom(seed);
        Deque<Long> lastMinute = new ArrayDeque<>();
        for (int i = 0; i < 100_000; i++) {
            pass(Duration.ofMillis(random.nextInt(10) == 0 ? random.nextInt(70_000) : random.nextInt(3_000)));
            while (!lastMinute.isEmpty()
                    && nanos - lastMinute.peekFirst() >= Duration.ofMinutes(1).toNanos()) {
                lastMinute.removeFirst();
            }
            Optional<Duration> wait = limit.take(ADA);
            if (lastMinute.size() < 10) {
                assertThat(wait).as("seed %d, post %d", seed, i).isEmpty();
                lastMinute.addLast(nanos);
            } else {
                Duration sinceOldest = Duration.ofNanos(nanos - lastMinute.peekFirst());
                assertThat(wait)
                        .as("seed %d, post %d", seed, i)
                        .contains(Duration.ofMinutes(1).minus(sinceOldest));
            }
        }
    }

    @Test
    void forgetsAnAddressOnlyWhenNothingOfItCounts() {
        accepted(ADA, 10);
        pass(Duration.ofSeconds(60).minusNanos(1));
        assertThat(accepted(ADA, 100)).isZero();

        pass(Duration.ofNanos(1));
        assertThat(accepted(ADA, 100)).isEqualTo(10);
    }

    @Test
    void holdsForOtherRates() {
        PostLimit slow = new PostLimit(PostRate.parse("1/86400"), () -> nanos);

        assertThat(slow.take(ADA)).isEmpty();
        assertThat(slow.take(ADA)).isEqualTo(Optional.of(Duration.ofDays(1)));
    }

    @Test
    void countsUpToTheHighestRate() {
        PostLimit high = new PostLimit(PostRate.parse("1000000/60"), () -> nanos);
        int accepted = 0;
        for (int i = 0; i < 1_000_010; i++) {
            accepted += high.take(ADA).isEmpty() ? 1 : 0;
        }

        assertThat(accepted).isEqualTo(1_000_000);
    }

    @Test
    void takesABoundedMemoryForAMillionAddressesAndStillRemembersTheOneThatKeepsPosting() {
        long seed = 20_261_122L;
        SplittableRandom random = new SplittableRandom(seed);
        long most = 0;
        int accepted = 0;
        for (int i = 0; i < 1_000_000; i++) {
            limit.take(new IpAddress(random.nextLong(), random.nextLong()));
            accepted += i % 1_000 == 0 ? accepted(ADA, 1) : 0;
            most = i % 100 == 0 ? Math.max(most, limit.addresses()) : most;
        }

        long room = PostLimit.MAX_WORDS / (PostLimit.WORDS_OF_AN_ADDRESS + 2);
        assertThat(most).as("seed %d", seed).isBetween(room / 2, room + 1);
        assertThat(accepted).as("seed %d", seed).isEqualTo(10);
    }

    @Test
    void remembersFewerAddressesThatPostMore() {
        for (int i = 0; i < 200_000; i++) {
            accepted(new IpAddress(i, 1), 10);
        }

        assertThat(limit.addresses())
                .isLessThanOrEqualTo(PostLimit.MAX_WORDS / (PostLimit.WORDS_OF_AN_ADDRESS + 10) + 1);
    }
}
