package io.commentlog.bot.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.event.LogPosition;
import io.commentlog.event.Rejection;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LeasesTest {
    private static final Completed COMPLETED = new Completed(Optional.of("reply:0-1"), new LogPosition(0, 2));

    private final Leases leases = new Leases();

    private void refuses(int status, String name, String worker, String sentence) {
        assertThatThrownBy(() -> leases.find(name, worker))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.status()).isEqualTo(status))
                .hasMessageStartingWith(sentence);
    }

    private Lease lease(String id, String worker, String comment) {
        return new Lease(id, worker, comment, 60, 0, 0, Keepers.idle());
    }

    @Test
    void areFoundByTheirIdsAndTheirComments() {
        Lease lease = lease("l", "w", "c");
        leases.put(lease);
        assertThat(leases.find("l", "w").running()).contains(lease);
        assertThat(leases.find("c", "w").running()).contains(lease);
        assertThat(leases.count()).isOne();
    }

    @Test
    void areNobodyElses() {
        leases.put(lease("l", "w", "c"));
        refuses(409, "l", "other", "The lease is another worker's");
        refuses(409, "c", "other", "The lease is another worker's");
        refuses(404, "unknown", "w", "There is no such lease");
    }

    @Test
    void areOverOnceTheyRanOut() {
        Lease lease = lease("l", "w", "c");
        leases.put(lease);
        leases.end(lease, Optional.empty());
        refuses(409, "l", "w", "The lease has run out");
        assertThat(leases.count()).isZero();
    }

    @Test
    void areRememberedOnceCompleted() {
        Lease lease = lease("l", "w", "c");
        leases.put(lease);
        leases.end(lease, Optional.of(COMPLETED));
        assertThat(leases.find("l", "w")).isEqualTo(new Leases.Found(Optional.empty(), Optional.of(COMPLETED)));
        assertThat(leases.find("c", "w").completed()).contains(COMPLETED);
    }

    @Test
    void meanTheNewestOfAComment() {
        Lease first = lease("l1", "w", "c");
        leases.put(first);
        leases.end(first, Optional.empty());
        Lease second = lease("l2", "w", "c");
        leases.put(second);
        assertThat(leases.find("c", "w").running()).contains(second);
        leases.end(second, Optional.of(COMPLETED));
        assertThat(leases.find("c", "w").completed()).contains(COMPLETED);
    }

    @Test
    void areForgottenOneDay() {
        for (int i = 0; i <= 10_000; i++) {
            leases.end(lease("l" + i, "w", "c" + i), Optional.of(COMPLETED));
        }
        refuses(404, "l0", "w", "There is no such lease");
        assertThat(leases.find("l1", "w").completed()).contains(COMPLETED);
    }
}
