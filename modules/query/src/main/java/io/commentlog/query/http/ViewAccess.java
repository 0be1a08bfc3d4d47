package io.commentlog.query.http;

import io.commentlog.event.LogPosition;
import io.commentlog.event.Rejection;
import io.commentlog.query.replica.PublishedView;
import io.commentlog.query.replica.ViewReplica;
import io.commentlog.query.view.Cursor;
import io.commentlog.query.view.View;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;

/** Gets a view that is new enough for who asks, or the one there is after two seconds. Never an older one than before. */
final class ViewAccess {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /**
     * @param behind whether it is older than was asked for
     */
    record Found(View view, boolean behind) {}

    private final ViewReplica replica;

    ViewAccess(ViewReplica replica) {
        this.replica = replica;
    }

    /**
     * @throws io.commentlog.kit.NotNow while there is no complete view yet
     */
    PublishedView published() {
        return replica.view();
    }

    Future<Found> view(Optional<LogPosition> atLeast) {
        PublishedView published = replica.view();
        return atLeast.map(position ->
                        applied(published, position).map(applied -> new Found(published.current(), !applied)))
                .orElseGet(() -> Future.succeededFuture(new Found(published.current(), false)));
    }

    /** One that is no older than the client's own; its cursor may come from a node that was ahead of this one. */
    Future<Found> view(Optional<LogPosition> atLeast, Optional<Cursor> cursor) {
        return view(atLeast).compose(found -> {
            Future<Found> current = Future.succeededFuture(found);
            Cursor own = found.view().cursor();
            if (cursor.isEmpty()
                    || cursor.get().epoch() != own.epoch()
                    || cursor.get().next().size() != own.next().size()) {
                return current;
            }
            for (int partition = 0; partition < own.next().size(); partition++) {
                long wanted = cursor.get().next().get(partition) - 1;
                if (wanted > found.view().position(partition).offset()) {
                    LogPosition position = new LogPosition(partition, wanted);
                    current = current.compose(before -> view(Optional.of(position))
                            .map(after -> new Found(after.view(), before.behind() || after.behind())));
                }
            }
            return current;
        });
    }

    private static Future<Boolean> applied(PublishedView published, LogPosition position) {
        if (position.partition() >= published.current().partitions()) {
            throw Rejection.invalid("at-least names a partition that the log does not have");
        }
        return Future.fromCompletionStage(published.whenApplied(position, PATIENCE), Vertx.currentContext());
    }
}
