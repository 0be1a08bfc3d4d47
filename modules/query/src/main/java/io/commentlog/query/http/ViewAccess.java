package io.commentlog.query.http;

import io.commentlog.event.LogPosition;
import io.commentlog.event.Rejection;
import io.commentlog.query.replica.PublishedView;
import io.commentlog.query.view.Cursor;
import io.commentlog.query.view.View;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Gets a view that is new enough for who asks, or the one there is after two seconds. Never an older one than before. */
final class ViewAccess {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /**
     * @param behind whether it is older than was asked for
     */
    record Found(View view, boolean behind) {}

    private final ServedView served;

    ViewAccess(ServedView served) {
        this.served = served;
    }

    /**
     * @throws io.commentlog.kit.NotNow while there is no complete view yet
     */
    PublishedView published() {
        return served.view();
    }

    Future<Found> view(Optional<LogPosition> atLeast) {
        return view(atLeast, Optional.empty());
    }

    /** One that is no older than the client's own; its cursor may come from a node that was ahead of this one. */
    Future<Found> view(Optional<LogPosition> atLeast, Optional<Cursor> cursor) {
        PublishedView published = served.view();
        Optional<CompletionStage<Boolean>> waking = served.waking(PATIENCE);
        if (waking.isEmpty()) {
            return newEnough(published, atLeast, cursor);
        }
        // One patience for both: who has waited in vain for the process to catch up waits for nothing more.
        return Future.fromCompletionStage(waking.get(), Vertx.currentContext())
                .compose(awake -> awake
                        ? newEnough(published, atLeast, cursor)
                        : Future.succeededFuture(new Found(published.current(), true)));
    }

    private static Future<Found> newEnough(
            PublishedView published, Optional<LogPosition> atLeast, Optional<Cursor> cursor) {
        List<LogPosition> wanted = new ArrayList<>();
        atLeast.ifPresent(position -> wanted.add(checked(position, published.current())));
        cursor.ifPresent(seen -> wanted.addAll(beyond(published.current(), seen)));
        // All at once: who waits for six partitions waits no longer than who waits for one.
        List<Future<Boolean>> applied = wanted.stream()
                .filter(position -> !published.current().hasApplied(position))
                .map(position ->
                        Future.fromCompletionStage(published.whenApplied(position, PATIENCE), Vertx.currentContext()))
                .toList();
        return applied.isEmpty()
                ? Future.succeededFuture(new Found(published.current(), false))
                : Future.all(applied)
                        .map(all ->
                                new Found(published.current(), !applied.stream().allMatch(Future::result)));
    }

    private static LogPosition checked(LogPosition position, View view) {
        if (position.partition() >= view.partitions()) {
            throw Rejection.invalid("at-least names a partition that the log does not have");
        }
        return position;
    }

    /** What the client has seen of the same log and the view has not. */
    private static List<LogPosition> beyond(View view, Cursor cursor) {
        List<LogPosition> beyond = new ArrayList<>();
        if (cursor.isOfTheSameLogAs(view.cursor())) {
            for (int partition = 0; partition < view.partitions(); partition++) {
                long last = cursor.next().get(partition) - 1;
                if (last > view.position(partition).offset()) {
                    beyond.add(new LogPosition(partition, last));
                }
            }
        }
        return beyond;
    }
}
