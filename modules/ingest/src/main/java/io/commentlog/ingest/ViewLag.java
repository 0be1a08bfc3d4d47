package io.commentlog.ingest;

import io.commentlog.event.LogPosition;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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
    private final AtomicBoolean behind = new AtomicBoolean();

    ViewLag(CommentView view, Duration patience) {
        this.view = view;
        this.patience = patience;
    }

    /** True once readers see the event, false if they do not in time. */
    CompletionStage<Boolean> await(LogPosition position) {
        if (behind.get()) {
            return CompletableFuture.completedStage(false);
        }
        return view.whenApplied(position, patience).thenApply(applied -> {
            if (!applied && behind.compareAndSet(false, true)) {
                awaitReturn(position);
            }
            return applied;
        });
    }

    private void awaitReturn(LogPosition position) {
        view.whenApplied(position, LOOK).whenComplete((applied, failure) -> behind.set(false));
    }
}
