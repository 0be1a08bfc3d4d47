package io.commentlog.ingest;

import io.commentlog.event.LogPosition;
import io.commentlog.event.view.StoredComment;
import io.commentlog.kit.NotNow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A view that shows what a test puts into it, and answers waits as the test says: at once with true, at first. */
final class FakeView implements CommentView {
    private final Map<String, StoredComment> recent = new ConcurrentHashMap<>();
    private final Map<String, StoredComment> older = new ConcurrentHashMap<>();
    private final List<LogPosition> waits = new CopyOnWriteArrayList<>();
    private volatile boolean away;
    private volatile Supplier<CompletionStage<Boolean>> answer = () -> CompletableFuture.completedStage(true);

    @Override
    public Optional<StoredComment> peek(String id) {
        return Optional.ofNullable(recent.get(id));
    }

    @Override
    public CompletionStage<Optional<StoredComment>> find(String id) {
        if (away) {
            return CompletableFuture.failedStage(new NotNow("The view is away", Duration.ofSeconds(1)));
        }
        return CompletableFuture.completedStage(peek(id).or(() -> Optional.ofNullable(older.get(id))));
    }

    @Override
    public CompletionStage<Boolean> whenApplied(LogPosition position, Duration patience) {
        waits.add(position);
        return answer.get();
    }

    /** Has it at hand. */
    void shows(String id, StoredComment stored) {
        recent.put(id, stored);
    }

    /** Knows it when asked, though it is not at hand. */
    void knows(String id, StoredComment stored) {
        older.put(id, stored);
    }

    void answersWaits(Supplier<CompletionStage<Boolean>> by) {
        answer = by;
    }

    void staysBehind() {
        answersWaits(() -> CompletableFuture.completedStage(false));
    }

    void goAway() {
        away = true;
    }

    List<LogPosition> waits() {
        return waits;
    }
}
