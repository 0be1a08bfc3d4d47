package io.commentlog.materialize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.event.LogPosition;
import io.commentlog.event.view.FoldMember;
import io.commentlog.event.view.PartitionPosition;
import io.commentlog.event.view.StandbyComment;
import io.commentlog.event.view.StoredComment;
import io.commentlog.kit.NotNow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class StoreReaderTest {
    private static final FoldMember OTHER = new FoldMember("other", 8080);
    private static final FoldMember GONE = new FoldMember("gone", 8080);
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final FakeStores stores = new FakeStores();
    private final FakeLog log = new FakeLog();
    private final AtomicInteger asked = new AtomicInteger();
    private BiFunction<FoldMember, String, CompletionStage<Optional<StoredComment>>> remote =
            (member, id) -> CompletableFuture.failedFuture(new AssertionError("asked " + member));
    private BiFunction<FoldMember, String, CompletionStage<StandbyComment>> standby =
            (member, id) -> CompletableFuture.failedFuture(new AssertionError("asked " + member));

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void answersFromAStoreThatIsAtTheEndOfTheLog() throws Exception {
        stores.at(4, "a");
        log.end = 5;

        assertThat(found(reader(LONG).find("a"))).contains(stored("a"));
        assertThat(found(reader(LONG).find("b"))).isEmpty();
        assertThat(found(reader(LONG).findHere("a"))).contains(stored("a"));
    }

    @Test
    void answersFromTheStoreOfAnEmptyPartition() throws Exception {
        assertThat(found(reader(LONG).find("a"))).isEmpty();
    }

    @Test
    void waitsForTheEndThatTheLogHadWhenAsked() throws Exception {
        log.end = 5;
        stores.onPosition = reads -> {
            if (reads == 10) {
                stores.at(4, "a");
            }
            log.end = 5L + reads;
        };

        assertThat(found(reader(LONG).find("a"))).contains(stored("a"));
        assertThat(stores.reads.get()).isEqualTo(10);
    }

    @Test
    void readsItsOwnStandbyBeforeAnother() throws Exception {
        stores.copies = List.of("a");
        stores.standbys = List.of(OTHER);
        standby = (member, id) -> standbyOf("other");

        assertThat(standby(reader(LONG).standby("a")).stored()).isEqualTo(stored("a"));
        assertThat(standby(reader(LONG).standby("b")).stored()).isEqualTo(stored("other"));
        assertThat(standby(reader(LONG).standbyHere("a")).position()).isEqualTo(new LogPosition(3, 0));
    }

    @Test
    void asksOneStandbyAfterAnother() throws Exception {
        stores.standbys = List.of(GONE, OTHER);
        standby = (member, id) -> member.equals(GONE)
                ? CompletableFuture.failedFuture(new NotNow("gone", LONG))
                : standbyOf(member.host());

        assertThat(standby(reader(LONG).standby("a")).stored()).isEqualTo(stored("other"));
    }

    @Test
    void neverSaysThatThereIsNoCommentBecauseAStandbyHasNone() {
        assertNotNow(reader(LONG).standby("a"), "No standby");
        assertNotNow(reader(LONG).standbyHere("a"), "No standby");
        stores.standbys = List.of(GONE);
        standby = (member, id) -> CompletableFuture.failedFuture(new NotNow("none here either", LONG));
        assertNotNow(reader(LONG).standby("a"), "No standby");
    }

    @Test
    void says503AndNever404WhileTheFoldIsBehind() {
        stores.at(3, "a");
        log.end = 5;

        assertNotNow(reader(SHORT).find("b"), "not come to the end");
    }

    @Test
    void triesAgainWhileTheStoreCannotBeRead() throws Exception {
        stores.at(0, "a");
        log.end = 1;
        stores.failures.set(5);

        assertThat(found(reader(LONG).find("a"))).contains(stored("a"));
    }

    @Test
    void givesUpAtTheDeadline() {
        stores.failures.set(Integer.MAX_VALUE);

        assertNotNow(reader(SHORT).find("a"), "rebalancing");
    }

    @Test
    void acceptsTheCommitWhereTheLogEndsInNoEvent() throws Exception {
        stores.at(3, "a");
        log.end = 5;
        log.committed = 5;

        assertThat(found(reader(Duration.ofMillis(500)).find("a"))).contains(stored("a"));
    }

    @Test
    void asksTheOwner() throws Exception {
        stores.owner = new FoldedStores.Owner.There(OTHER);
        remote = (member, id) -> CompletableFuture.completedFuture(Optional.of(stored(member.host())));

        assertThat(found(reader(LONG).find("a"))).contains(stored("other"));
    }

    @Test
    void asksTheOwnerAgainThatCouldNotSay() throws Exception {
        stores.owner = new FoldedStores.Owner.There(OTHER);
        remote = (member, id) -> asked.incrementAndGet() < 3
                ? CompletableFuture.failedFuture(new NotNow("not the owner", LONG))
                : CompletableFuture.completedFuture(Optional.empty());

        assertThat(found(reader(LONG).find("a"))).isEmpty();
        assertThat(asked).hasValue(3);
    }

    @Test
    void neverAsksAThirdProcess() {
        stores.owner = new FoldedStores.Owner.There(OTHER);

        assertNotNow(reader(LONG).findHere("a"), "kept by other:8080");
    }

    @Test
    void saysWhatTheLogSaysOfKafkaBeingAway() {
        log.failure = Optional.of(new NotNow("Kafka is away", LONG));

        assertNotNow(reader(SHORT).find("a"), "Kafka is away");
    }

    @Test
    void hidesNoBug() {
        log.failure = Optional.of(new IllegalStateException("ours"));

        assertThatThrownBy(() -> found(reader(LONG).find("a"))).hasCause(log.failure.get());
    }

    @Test
    void answersWhileItsTimerIsBeingShutDown() throws Exception {
        stores.failures.set(Integer.MAX_VALUE);
        CompletionStage<Optional<StoredComment>> pending = reader(LONG).find("a");
        Future<?> shutdown = timer.submit(timer::shutdown);
        shutdown.get(10, TimeUnit.SECONDS);

        assertNotNow(pending, "closing");
        assertNotNow(reader(LONG).find("a"), "closing");
    }

    private StoreReader reader(Duration deadline) {
        RemoteStore other = new RemoteStore() {
            @Override
            public CompletionStage<Optional<StoredComment>> find(FoldMember member, String id) {
                return remote.apply(member, id);
            }

            @Override
            public CompletionStage<StandbyComment> standby(FoldMember member, String id) {
                return standby.apply(member, id);
            }
        };
        return new StoreReader(stores, log, other, timer, deadline);
    }

    private static StandbyComment standby(CompletionStage<StandbyComment> stage) throws Exception {
        return stage.toCompletableFuture().get(15, TimeUnit.SECONDS);
    }

    private static CompletionStage<StandbyComment> standbyOf(String id) {
        return CompletableFuture.completedFuture(new StandbyComment(stored(id), 3));
    }

    private static Optional<StoredComment> found(CompletionStage<Optional<StoredComment>> stage) throws Exception {
        return stage.toCompletableFuture().get(15, TimeUnit.SECONDS);
    }

    private static void assertNotNow(CompletionStage<?> stage, String sentence) {
        assertThatThrownBy(() -> stage.toCompletableFuture().get(15, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(NotNow.class)
                .hasMessageContaining(sentence);
    }

    private static StoredComment stored(String id) {
        return StoredComment.posted(Comments.plain(id), 0);
    }

    private interface OnPosition {
        void read(int reads);
    }

    /** One partition; used by the timer's thread once a search has begun. */
    private static final class FakeStores implements FoldedStores {
        private final AtomicInteger failures = new AtomicInteger();
        private final AtomicInteger reads = new AtomicInteger();
        private volatile Owner owner = new Owner.Here(3);
        private volatile PartitionPosition position = PartitionPosition.START;
        private volatile String id = "";
        private volatile List<String> copies = List.of();
        private volatile List<FoldMember> standbys = List.of();
        private volatile OnPosition onPosition = reads -> {};

        private void at(long offset, String stored) {
            id = stored;
            position = new PartitionPosition(offset, 1, 0);
        }

        @Override
        public Owner owner(String asked) {
            return owner;
        }

        @Override
        public PartitionPosition position(int partition) {
            assertThat(partition).isEqualTo(3);
            if (failures.getAndDecrement() > 0) {
                throw new NotNow("rebalancing", LONG);
            }
            onPosition.read(reads.incrementAndGet());
            return position;
        }

        @Override
        public Optional<StoredComment> comment(int partition, String asked) {
            return asked.equals(id) ? Optional.of(stored(asked)) : Optional.empty();
        }

        @Override
        public Optional<StandbyComment> standby(String asked) {
            return copies.contains(asked) ? Optional.of(new StandbyComment(stored(asked), 3)) : Optional.empty();
        }

        @Override
        public List<FoldMember> standbys(String asked) {
            return standbys;
        }
    }

    private static final class FakeLog implements LogEnd {
        private volatile long end;
        private volatile long committed = -1;
        private volatile Optional<RuntimeException> failure = Optional.empty();

        @Override
        public CompletionStage<Long> endOffset(int partition) {
            return failure.<CompletionStage<Long>>map(CompletableFuture::failedFuture)
                    .orElseGet(() -> CompletableFuture.completedFuture(end));
        }

        @Override
        public CompletionStage<Long> committed(int partition) {
            return CompletableFuture.completedFuture(committed);
        }
    }
}
