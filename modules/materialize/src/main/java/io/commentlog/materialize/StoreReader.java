package io.commentlog.materialize;

import io.commentlog.event.view.FoldMember;
import io.commentlog.event.view.PartitionPosition;
import io.commentlog.event.view.StandbyComment;
import io.commentlog.event.view.StoredComment;
import io.commentlog.kit.NotNow;
import io.commentlog.materialize.FoldedStores.Owner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Reads one comment of any age, as the log has it at its end when it is asked: so "there is none" is only said when it
 * is true. Asks the process that owns the comment, and waits there until the fold has come to the end that the log had.
 * Thread-safe; stores are read on the timer's thread only.
 */
public final class StoreReader {
    public static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(5);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final long PAUSE_MS = 3;
    /** Between questions that cross the network. */
    private static final long LONG_PAUSE_MS = 100;

    private final FoldedStores stores;
    private final LogEnd log;
    private final RemoteStore remote;
    private final ScheduledExecutorService timer;
    private final Duration deadline;

    /**
     * @param deadline how long to try again before failing with {@link NotNow}
     */
    StoreReader(
            FoldedStores stores, LogEnd log, RemoteStore remote, ScheduledExecutorService timer, Duration deadline) {
        this.stores = stores;
        this.log = log;
        this.remote = remote;
        this.timer = timer;
        this.deadline = deadline;
    }

    /** The comment, or its deletion, from whichever process has it; fails with {@link NotNow}. */
    public CompletionStage<Optional<StoredComment>> find(String id) {
        return new Search(id, true).begin();
    }

    /** The same for another process that asks this one: never asks a third, but fails with {@link NotNow}. */
    public CompletionStage<Optional<StoredComment>> findHere(String id) {
        return new Search(id, false).begin();
    }

    /**
     * The comment as some standby has it, for who would rather have it now than as it is: the process that folds it may be
     * away. Fails with {@link NotNow} if no standby has it; never says that there is none.
     */
    public CompletionStage<StandbyComment> standby(String id) {
        return standbyHere(id)
                .exceptionallyCompose(
                        failure -> onTimer(() -> stores.standbys(id)).thenCompose(members -> first(members, id)));
    }

    /** The same from this process alone. */
    public CompletionStage<StandbyComment> standbyHere(String id) {
        return onTimer(() -> stores.standby(id).orElseThrow(StoreReader::noStandby));
    }

    private CompletionStage<StandbyComment> first(List<FoldMember> members, String id) {
        if (members.isEmpty()) {
            return CompletableFuture.failedStage(noStandby());
        }
        return remote.standby(members.get(0), id)
                .exceptionallyCompose(failure -> first(members.subList(1, members.size()), id));
    }

    private static NotNow noStandby() {
        return new NotNow("No standby has the comment", RETRY_AFTER);
    }

    private <T> CompletionStage<T> onTimer(Supplier<T> question) {
        try {
            return CompletableFuture.supplyAsync(question, timer);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedStage(new NotNow("The process is closing", RETRY_AFTER));
        }
    }

    /** One question, tried until it is answered. Its steps follow each other, so its fields need no lock. */
    private final class Search {
        private final String id;
        private final boolean mayAskOthers;
        private final long since = System.nanoTime();
        private final CompletableFuture<Optional<StoredComment>> answer = new CompletableFuture<>();
        private OptionalLong end = OptionalLong.empty();

        private Search(String id, boolean mayAskOthers) {
            this.id = id;
            this.mayAskOthers = mayAskOthers;
        }

        private CompletionStage<Optional<StoredComment>> begin() {
            later(this::ask, 0);
            return answer;
        }

        private void ask() {
            Owner owner = stores.owner(id);
            if (owner instanceof Owner.Here here) {
                askHere(here.partition());
            } else if (owner instanceof Owner.There there) {
                askThere(there);
            }
        }

        private void askThere(Owner.There there) {
            if (!mayAskOthers) {
                answer.completeExceptionally(
                        new NotNow("The comment is kept by " + there.member().endpoint(), RETRY_AFTER));
                return;
            }
            then(remote.find(there.member(), id), answer::complete);
        }

        private void askHere(int partition) {
            if (end.isPresent()) {
                look(partition, end.getAsLong());
                return;
            }
            then(log.endOffset(partition), offset -> {
                end = OptionalLong.of(offset);
                look(partition, offset);
            });
        }

        /**
         * The position, a record of the fold's own, and not Kafka's PositionBound: a query that demands the active task
         * drops its bound, and a restored store has no bound to compare with until its next event.
         */
        private void look(int partition, long endOffset) {
            PartitionPosition position = stores.position(partition);
            if (position.offset() >= endOffset - 1) {
                answer.complete(stores.comment(partition, id));
            } else if (elapsedNanos() < deadline.toNanos() / 5) {
                notYet(PAUSE_MS);
            } else {
                lookBehindTransactions(partition, endOffset);
            }
        }

        /**
         * The log may end in a transaction's marker, which is no event, so no position ever reaches it; the fold's
         * commit does. Only asked when a position should long have been there, because the commit may be another
         * process's: by now, a fold that was replaced has noticed, and its store is no longer to be read.
         */
        private void lookBehindTransactions(int partition, long endOffset) {
            then(log.committed(partition), committed -> {
                if (committed >= endOffset) {
                    answer.complete(stores.comment(partition, id));
                } else {
                    notYet(LONG_PAUSE_MS);
                }
            });
        }

        private void notYet(long pauseMs) {
            failed(new NotNow("The fold has not come to the end of the log yet", RETRY_AFTER), pauseMs);
        }

        /** Goes on with the stage's value on the timer's thread. */
        private <T> void then(CompletionStage<T> stage, Consumer<T> next) {
            stage.whenComplete((value, failure) -> {
                if (failure == null) {
                    later(() -> next.accept(value), 0);
                } else {
                    failed(failure instanceof CompletionException ? failure.getCause() : failure, LONG_PAUSE_MS);
                }
            });
        }

        private void later(Runnable step, long pauseMs) {
            try {
                Future<?> unused = timer.schedule(() -> run(step), pauseMs, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                answer.completeExceptionally(new NotNow("The process is closing", RETRY_AFTER));
            }
        }

        private void run(Runnable step) {
            try {
                step.run();
            } catch (RuntimeException e) {
                failed(e, PAUSE_MS);
            }
        }

        private void failed(Throwable failure, long pauseMs) {
            if (failure instanceof NotNow && elapsedNanos() < deadline.toNanos()) {
                later(this::ask, pauseMs);
            } else {
                answer.completeExceptionally(failure);
            }
        }

        private long elapsedNanos() {
            return System.nanoTime() - since;
        }
    }
}
