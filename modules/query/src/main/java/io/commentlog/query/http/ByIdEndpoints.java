package io.commentlog.query.http;

import io.commentlog.event.LogPosition;
import io.commentlog.event.Rejection;
import io.commentlog.event.view.StandbyComment;
import io.commentlog.event.view.StoredComment;
import io.commentlog.kit.NotNow;
import io.commentlog.kit.http.Answer;
import io.commentlog.kit.http.Request;
import io.commentlog.query.CommentStore;
import io.commentlog.query.view.Entry;
import io.commentlog.query.view.View;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One comment of any age: from the view, which has what is recent, else from the store, which alone can say that
 * there is none. While the store's owner is away a standby answers for it, and says so; that one is deleted, it
 * knows for good.
 */
public final class ByIdEndpoints {
    /** Where roles without a view of their own ask for one comment: the bytes of a {@link StoredComment}, 404 if unknown. */
    public static final String INTERNAL = "/internal/comments/";

    private static final String NOT_FOUND = "Message not found";
    /** What the owner may take before a standby is asked; far more than it takes when nothing is wrong. */
    private static final Duration OWNER = Duration.ofSeconds(1);

    private final ViewAccess access;
    private final ViewAnswers answers;
    private final CommentStore store;

    ByIdEndpoints(ViewAccess access, ViewAnswers answers, CommentStore store) {
        this.access = access;
        this.answers = answers;
        this.store = store;
    }

    Future<Answer> comment(Request request) {
        Optional<LogPosition> atLeast = ReadQuery.atLeast(request::query);
        return access.view(atLeast).compose(found -> {
            Optional<Entry> entry = found.view().find(request.pathParameter());
            return entry.isPresent()
                    ? Future.succeededFuture(marked(answer(request, entry.get().stored()), found.behind()))
                    : fromStore(request, atLeast, found.behind());
        });
    }

    private Future<Answer> fromStore(Request request, Optional<LogPosition> atLeast, boolean behind) {
        Future<Answer> owners = Future.fromCompletionStage(store.find(request.pathParameter()), Vertx.currentContext())
                .map(stored ->
                        marked(answer(request, stored.orElseThrow(() -> new Rejection(404, NOT_FOUND))), behind));
        return owners.timeout(OWNER.toMillis(), TimeUnit.MILLISECONDS)
                .recover(late -> late instanceof TimeoutException || late instanceof NotNow
                        ? fromStandby(request, atLeast)
                                .recover(none -> none instanceof Rejection ? Future.failedFuture(none) : owners)
                        : Future.failedFuture(late));
    }

    private Future<Answer> fromStandby(Request request, Optional<LogPosition> atLeast) {
        return Future.fromCompletionStage(store.standby(request.pathParameter()), Vertx.currentContext())
                .map(found -> marked(
                        answers.unshared(answer(request, found.stored()))
                                .with("View-Source", ServedView.Source.STANDBY.word())
                                .with("Comment-Position", found.position().toString()),
                        isBehind(found, atLeast)));
    }

    private static boolean isBehind(StandbyComment found, Optional<LogPosition> atLeast) {
        return atLeast.filter(wanted -> wanted.partition() == found.position().partition()
                        && wanted.offset() > found.position().offset())
                .isPresent();
    }

    private Answer marked(Answer answer, boolean behind) {
        return behind ? answers.behind(answer) : answer;
    }

    private Answer answer(Request request, StoredComment stored) {
        if (stored.deleted()) {
            throw new Rejection(410, "Message deleted");
        }
        return answers.of(request, new Page(Buffer.buffer(stored.json()))).with("Cache-Control", "no-cache");
    }

    /** For a process of ours, which takes no standby's word: what it does with the comment must rest on the log. */
    Future<Answer> stored(Request request) {
        return access.view(ReadQuery.atLeast(request::query)).compose(found -> {
            if (found.behind()) {
                throw new NotNow("The view is behind the position", Duration.ofSeconds(1));
            }
            return find(found.view(), request.pathParameter())
                    .map(comment -> comment.map(stored ->
                                    Answer.of(200, "application/octet-stream", Buffer.buffer(stored.toBytes())))
                            .orElseThrow(() -> new Rejection(404, NOT_FOUND)));
        });
    }

    private Future<Optional<StoredComment>> find(View view, String id) {
        Optional<Entry> entry = view.find(id);
        return entry.isPresent()
                ? Future.succeededFuture(entry.map(Entry::stored))
                : Future.fromCompletionStage(store.find(id), Vertx.currentContext());
    }
}
