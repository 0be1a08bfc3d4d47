package io.commentlog.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.view.PartitionPosition;
import io.commentlog.query.replica.PublishedView;
import io.commentlog.query.replica.Publishing;
import io.commentlog.query.view.View;
import io.commentlog.query.view.ViewBuilder;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class FollowersTest {
    private static final int LOOPS = 3;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(LOOPS));
    private final List<Context> loops = new ArrayList<>();
    private ViewBuilder builder = new ViewBuilder(1, 1, 1, 1);
    private PublishedView published = new PublishedView(builder.view());
    private Followers followers = new Followers(published);
    private long offset = -1;

    FollowersTest() {
        for (int i = 0; i < LOOPS; i++) {
            loops.add(vertx.getOrCreateContext()); // called from outside, so each on the next loop
        }
    }

    @AfterEach
    void close() throws TimeoutException {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    /** Waits for the event at the offset. */
    private static final class Waiter implements Followers.Follower {
        private final long wanted;
        private final Runnable done;

        Waiter(long wanted, Runnable done) {
            this.wanted = wanted;
            this.done = done;
        }

        @Override
        public boolean look(View view) {
            boolean there = view.position(0).offset() >= wanted;
            if (there) {
                done.run();
            }
            return !there;
        }

        @Override
        public void end() {
            done.run();
        }

        @Override
        public void fail(RuntimeException cause) {
            throw cause;
        }
    }

    @Test
    void missesNoneOfAMillionWaits() throws InterruptedException {
        // Each round is a race of its own: nothing is published behind its last view that could make good for a miss.
        int rounds = 8_000;
        int waitersALoop = 42;
        int views = 4;
        for (int round = 0; round < rounds; round++) {
            builder = new ViewBuilder(1, 1, 1, 1);
            published = new PublishedView(builder.view());
            Followers racing = new Followers(published);
            CountDownLatch done = new CountDownLatch(LOOPS * waitersALoop);
            for (Context loop : loops) {
                loop.runOnContext(go -> {
                    for (int i = 0; i < waitersALoop; i++) {
                        racing.add(new Waiter(i % views, done::countDown));
                    }
                });
            }
            offset = -1;
            for (int view = 0; view < views; view++) {
                publish();
            }
            assertThat(done.await(20, TimeUnit.SECONDS))
                    .as("round %d: %d missed", round, done.getCount())
                    .isTrue();
            if (round % 100 == 0) {
                settle();
                assertThat(racing.count()).isZero();
            }
        }
    }

    @Test
    void missesNoneThatComeOneByOneWhileTheViewMovesOn() throws InterruptedException {
        int waits = 20_000;
        CountDownLatch done = new CountDownLatch(LOOPS);
        AtomicInteger wanted = new AtomicInteger();
        for (Context loop : loops) {
            loop.runOnContext(go -> waitAgain(waits, wanted, done));
        }
        // The view moves on only to what somebody waits for already, or is about to.
        while (done.getCount() > 0) {
            if (offset < wanted.get()) {
                publish();
            } else {
                Thread.onSpinWait();
            }
        }
        settle();
        assertThat(followers.count()).isZero();
    }

    private void waitAgain(int left, AtomicInteger wanted, CountDownLatch done) {
        if (left == 0) {
            done.countDown();
            return;
        }
        int next = wanted.incrementAndGet();
        followers.add(new Waiter(
                next, () -> Vertx.currentContext().runOnContext(again -> waitAgain(left - 1, wanted, done))));
    }

    @Test
    void tellsOfAViewThatComesWhileAFollowerLooksAtTheOneBefore() throws InterruptedException {
        List<Long> seen = new ArrayList<>();
        on(
                loops.get(0),
                loop -> followers.add(new Followers.Follower() {
                    @Override
                    public boolean look(View view) {
                        seen.add(view.position(0).offset());
                        if (seen.size() < 4) {
                            publish();
                        }
                        return true;
                    }

                    @Override
                    public void end() {}

                    @Override
                    public void fail(RuntimeException cause) {
                        throw cause;
                    }
                }));
        for (int i = 0; i < 4; i++) {
            settle();
        }
        assertThat(seen).containsExactly(-1L, 0L, 1L, 2L);
    }

    @Test
    void tellsTheOthersThoughOneFails() throws InterruptedException {
        List<String> told = new ArrayList<>();
        on(loops.get(0), loop -> {
            for (String name : List.of("first", "broken", "last")) {
                followers.add(new Followers.Follower() {
                    @Override
                    public boolean look(View view) {
                        if (name.equals("broken") && view.position(0).offset() >= 0) {
                            throw new IllegalStateException("a bug");
                        }
                        told.add(name);
                        return true;
                    }

                    @Override
                    public void end() {
                        told.add(name + " ends");
                    }

                    @Override
                    public void fail(RuntimeException cause) {
                        told.add(name + " failed");
                    }
                });
            }
            told.clear();
        });
        publish();
        settle();
        assertThat(told).containsExactly("first", "broken failed", "last");
        assertThat(followers.count()).isEqualTo(2);
        publish();
        settle();
        assertThat(told).containsExactly("first", "broken failed", "last", "first", "last");
    }

    @Test
    void failsTheOneWhoseFirstLookFailsWithoutHoldingIt() throws InterruptedException {
        AtomicInteger failed = new AtomicInteger();
        on(
                loops.get(0),
                loop -> followers.add(new Followers.Follower() {
                    @Override
                    public boolean look(View view) {
                        throw new IllegalStateException("a bug");
                    }

                    @Override
                    public void end() {}

                    @Override
                    public void fail(RuntimeException cause) {
                        failed.incrementAndGet();
                    }
                }));
        assertThat(failed).hasValue(1);
        assertThat(followers.count()).isZero();
    }

    @Test
    void holdsNobodyWhoHasLeft() throws InterruptedException {
        AtomicInteger told = new AtomicInteger();
        Waiter waiter = new Waiter(0, told::incrementAndGet);
        on(loops.get(0), loop -> followers.add(waiter));
        assertThat(followers.count()).isEqualTo(1);
        on(loops.get(0), loop -> followers.remove(waiter));
        on(loops.get(0), loop -> followers.remove(waiter));
        assertThat(followers.count()).isZero();

        publish();
        settle();
        assertThat(told).hasValue(0);
    }

    @Test
    void endsAllWhoWaitWhenItClosesAndWhoeverStillComes() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(LOOPS * 10);
        for (Context context : loops) {
            on(context, loop -> {
                for (int i = 0; i < 10; i++) {
                    followers.add(new Waiter(100, ended::countDown));
                }
            });
        }
        assertThat(followers.count()).isEqualTo(LOOPS * 10);
        followers.close();
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();

        AtomicInteger late = new AtomicInteger();
        on(loops.get(0), loop -> followers.add(new Waiter(100, late::incrementAndGet)));
        assertThat(late).hasValue(1);
        assertThat(followers.count()).isZero();
        publish();
        settle();
        assertThat(late).hasValue(1);
    }

    @Test
    void doesNotTroubleThePublisherOnceTheEventLoopsHaveEnded() throws Exception {
        Vertx other = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        on(other.getOrCreateContext(), loop -> followers.add(new Waiter(100, () -> {})));
        other.close().await(10, TimeUnit.SECONDS);
        AtomicInteger told = new AtomicInteger();
        on(loops.get(0), loop -> followers.add(new Waiter(1, told::incrementAndGet)));

        publish();
        publish();
        settle();
        assertThat(told).hasValue(1);
        followers.close();
    }

    private void publish() {
        builder.advance(0, new PartitionPosition(++offset, 0, 0));
        Publishing.publish(published, builder.view());
    }

    /** Until every loop has done what it had been told before. */
    private void settle() throws InterruptedException {
        for (Context context : loops) {
            on(context, loop -> {});
        }
    }

    private static void on(Context context, Consumer<Context> task) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        context.runOnContext(go -> {
            task.accept(context);
            done.countDown();
        });
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    }
}
