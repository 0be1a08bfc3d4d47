package io.commentlog.ingest;

import io.commentlog.event.LogPosition;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Waits for the view on behalf of writers. After one has waited in vain the others no longer wait, until the view has caught
 * up with that one: a view that is away costs one wait, not one a write. Safe for all threads.
 */
final class ViewLag {
    /** How long one look for the return of the view takes; then the next begins. */
    private static final Duration LOOK = Duration.ofSeconds(30);

    private final CommentView view;
    private final Duration patience;
    private final Executor later;
    private final AtomicBoolean behind = new AtomicBoolean();

    /**
     * @param patience what a write waits at most
     * @param later runs what it is given after a while: a view that is not there at all answers a look at once
     */
    ViewLag(CommentView view, Duration patience, Executor later) {
        this.view = view;
        this.patience = patience;
        this.later = later;
    }

    /** True once readers see the event, false if they do not in time. Never fails: the event is durable either way. */
    CompletionStage<Boolean> await(LogPosition position) {
        if (behind.get()) {
            return CompletableFuture.completedStage(false);
        }
        return applied(position, patience).thenApply(applied -> {
            if (!applied && behind.compareAndSet(false, true)) {
                look(position);
            }
            return applied;
        });
    }

    private void look(LogPosition position) {
        applied(position, LOOK).thenAccept(applied -> {
            if (applied) {
                behind.set(false);
            } else {
                later.execute(() -> look(position));
            }
        });
    }

    /** A view that cannot even tell is behind as well. */
    private CompletionStage<Boolean> applied(LogPosition position, Duration atMost) {
        try {
            return view.whenApplied(position, atMost).exceptionally(failure -> false);
        } catch (RuntimeException e) {
            return CompletableFuture.completedStage(false);
        }
    }
}
