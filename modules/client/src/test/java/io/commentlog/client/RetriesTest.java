package io.commentlog.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetriesTest {
    private static final URI A = URI.create("http://a");
    private static final URI B = URI.create("http://b");
    private static final Duration FIRST = Duration.ofMillis(100);
    private final RuntimeException lost = Unavailable.lost(A, new IOException());

    private final Retries two = retries(A, B);

    @Test
    void goesToTheNextNodeAlmostAtOnceAndBacksOffAfterARound() {
        assertThat(two.node()).isEqualTo(A);
        assertThat(two.failed(lost, 0)).isLessThanOrEqualTo(FIRST);
        assertThat(two.node()).isEqualTo(B);
        assertThat(two.failed(lost, 0)).isBetween(FIRST.dividedBy(2), FIRST);
        assertThat(two.node()).isEqualTo(A);
        two.failed(lost, 0);
        assertThat(two.failed(lost, 0)).isBetween(FIRST, FIRST.multipliedBy(2));
    }

    @Test
    void asksNoNodeSoonerThanItSaid() {
        Retries one = retries(A);
        assertThat(one.failed(busy(Duration.ofSeconds(7)), 0))
                .isBetween(Duration.ofSeconds(7), Duration.ofSeconds(7).plus(FIRST));
    }

    @Test
    void doesNotLetOneNodesRetryAfterHoldItFromTheOther() {
        assertThat(two.failed(busy(Duration.ofSeconds(7)), 0)).isLessThanOrEqualTo(FIRST);
        long later = Duration.ofSeconds(2).toNanos();
        assertThat(two.failed(lost, later))
                .as("what is left of A's 7 s after 2 s")
                .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(5).plus(FIRST));
        assertThat(two.node()).isEqualTo(A);
    }

    @Test
    void staysWhereItIsOverTheLimit() {
        Duration pause = two.failed(new Rejected(429, "Slow down", Optional.of(Duration.ofSeconds(3))), 0);
        assertThat(two.node()).isEqualTo(A);
        assertThat(pause).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void beginsAnewAfterASuccess() {
        Retries one = retries(A);
        for (int i = 0; i < 5; i++) {
            one.failed(lost, 0);
        }
        one.succeeded();
        assertThat(one.failed(lost, 0)).isLessThanOrEqualTo(FIRST);
    }

    private static RuntimeException busy(Duration retryAfter) {
        return Unavailable.answered(A, 503, "Loading", Optional.of(retryAfter));
    }

    private static Retries retries(URI... nodes) {
        return new Retries(List.of(nodes), 0, new Backoff(FIRST, Duration.ofSeconds(1)), new Random(1), 0);
    }
}
