package io.commentlog.query.replica;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.LogPosition;
import io.commentlog.event.view.PartitionPosition;
import io.commentlog.query.view.ViewBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Waiters that register while their position is published: the moment between looking and registering, a million times
 * over. A round ends before the next position is published, for that would wake those who were missed.
 */
class PublishedViewRaceTest {
    private static final int WAITERS = 2;
    private static final int ROUNDS = 5_000;
    private static final int WAITS_A_ROUND = 100;
    private static final Duration NEVER = Duration.ofHours(1);

    private final ViewBuilder builder = new ViewBuilder(0, 1, 1, 1);
    private final PublishedView published = new PublishedView(builder.view());
    private final CyclicBarrier turn = new CyclicBarrier(WAITERS + 1);
    private final LongAdder answered = new LongAdder();

    @Test
    @Timeout(60)
    void missesNoneOfAMillionWaiters() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WAITERS);
        try {
            List<Future<?>> waiters = new ArrayList<>();
            for (int i = 0; i < WAITERS; i++) {
                waiters.add(threads.submit(this::waitAgainAndAgain));
            }
            publishAgainAndAgain();
            for (Future<?> waiter : waiters) {
                waiter.get(10, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(answered.sum()).isEqualTo((long) WAITERS * ROUNDS * WAITS_A_ROUND);
    }

    private void publishAgainAndAgain() throws Exception {
        Random moment = new Random();
        for (int round = 0; round < ROUNDS; round++) {
            builder.advance(0, new PartitionPosition(round, 0, 0));
            turn.await(10, TimeUnit.SECONDS);
            for (int i = moment.nextInt(2_000); i > 0; i--) {
                Thread.onSpinWait();
            }
            published.publish(builder.view());
            turn.await(10, TimeUnit.SECONDS);
            assertThat(published.waiters()).as("missed in round %d", round).isZero();
        }
    }

    private Void waitAgainAndAgain() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            LogPosition position = new LogPosition(0, round);
            turn.await(10, TimeUnit.SECONDS);
            for (int i = 0; i < WAITS_A_ROUND; i++) {
                published.whenApplied(position, NEVER).thenAccept(applied -> {
                    if (applied) {
                        answered.increment();
                    }
                });
            }
            turn.await(10, TimeUnit.SECONDS);
        }
        return null;
    }
}
