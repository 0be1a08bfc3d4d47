package io.commentlog.ingest;

import io.commentlog.event.CommentEvent;
import io.commentlog.event.LogPosition;
import io.commentlog.kit.NotNow;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A log of one partition, numbered 3, that acknowledges at once, or not at all while it is away. */
final class FakeLog implements CommentLog {
    static final int PARTITION = 3;

    private final List<CommentEvent> events = new CopyOnWriteArrayList<>();
    private volatile boolean away;

    @Override
    public CompletionStage<LogPosition> append(CommentEvent event) {
        if (away) {
            return CompletableFuture.failedStage(new NotNow("away", Duration.ofSeconds(1)));
        }
        events.add(event);
        return CompletableFuture.completedStage(new LogPosition(PARTITION, events.size() - 1));
    }

    @Override
    public int partitionOf(String id) {
        return PARTITION;
    }

    List<CommentEvent> events() {
        return events;
    }

    void goAway() {
        away = true;
    }
}
