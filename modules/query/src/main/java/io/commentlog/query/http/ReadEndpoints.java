package io.commentlog.query.http;

import io.commentlog.event.LogPosition;
import io.commentlog.event.Rejection;
import io.commentlog.event.view.StoredComment;
import io.commentlog.kit.NotNow;
import io.commentlog.kit.http.Answer;
import io.commentlog.kit.http.Request;
import io.commentlog.kit.http.Routes;
import io.commentlog.query.CommentStore;
import io.commentlog.query.replica.PublishedView;
import io.commentlog.query.replica.ViewReplica;
import io.commentlog.query.view.Entry;
import io.commentlog.query.view.View;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** The reads of the HTTP contract. Every one is answered from one view, which never is less than the log held. */
public final class ReadEndpoints {
    private static final Duration AT_LEAST_PATIENCE = Duration.ofSeconds(2);
    /** Where roles without a view of their own ask for one comment: the bytes of a {@link StoredComment}, 404 if unknown. */
    public static final String INTERNAL = "/internal/comments/";

    private static final String NOT_FOUND = "Message not found";
    private static final String NO_CACHE = "no-cache";

    private final ViewReplica replica;
    private final CommentStore store;

    public ReadEndpoints(ViewReplica replica, CommentStore store) {
        this.replica = replica;
        this.store = store;
    }

    public void addTo(Routes routes) {
        routes.get("/api/comments", this::comments)
                .get("/api/comments/{id}", this::byId)
                .get("/api/stats", this::stats)
                .get(INTERNAL + "{id}", this::stored);
    }

    /** List or poll, by the parameters. */
    public Future<Answer> comments(Request request) {
        Optional<String> after = request.query("after").filter(text -> !text.isEmpty());
        if (after.isPresent()) {
            ReadQuery query = ReadQuery.poll(request::query);
            return whenApplied(query.atLeast(), view -> poll(view, after.get(), query));
        }
        ReadQuery query = ReadQuery.list(request::query);
        return whenApplied(query.atLeast(), view -> Pages.list(view, query));
    }

    private static Buffer poll(View view, String after, ReadQuery query) {
        OptionalLong since = LeadingInteger.parse(after);
        return since.isEmpty()
                ? Buffer.buffer("[]")
                : Pages.poll(view.window(query.filter()), since.getAsLong(), query.limit());
    }

    private Future<Answer> stats(Request request) {
        return whenApplied(
                        ReadQuery.atLeast(request::query),
                        view -> Buffer.buffer("{\"totalMessages\":" + view.total() + ",\"unprocessed\":"
                                + view.unprocessed() + ",\"channels\":" + view.channels() + "}"))
                .map(answer -> answer.with("Cache-Control", "public, max-age=60"));
    }

    /** Composes from the first view that has the position; if none comes in time, from the view there is, and says so. */
    private Future<Answer> whenApplied(Optional<LogPosition> atLeast, Function<View, Buffer> compose) {
        PublishedView published = replica.view();
        if (atLeast.isEmpty()) {
            return Future.succeededFuture(answer(compose.apply(published.current())));
        }
        return applied(published, atLeast.get()).map(applied -> {
            Answer answer = answer(compose.apply(published.current()));
            return applied ? answer : answer.with("View-Behind", "true");
        });
    }

    private static Future<Boolean> applied(PublishedView published, LogPosition position) {
        if (position.partition() >= published.current().partitions()) {
            throw Rejection.invalid("at-least names a partition that the log does not have");
        }
        return Future.fromCompletionStage(published.whenApplied(position, AT_LEAST_PATIENCE), Vertx.currentContext());
    }

    private Answer answer(Buffer body) {
        return told(Answer.json(200, body)).with("Cache-Control", NO_CACHE);
    }

    private Answer told(Answer answer) {
        return answer.with(
                        "View-Age-Ms",
                        Long.toString(replica.age().orElse(Duration.ZERO).toMillis()))
                .with("View-Source", "live");
    }

    private Future<Answer> byId(Request request) {
        PublishedView published = replica.view();
        return reached(published, request)
                .compose(applied -> find(published.current(), request.pathParameter()))
                .map(this::byIdAnswer);
    }

    private Future<Answer> stored(Request request) {
        PublishedView published = replica.view();
        return reached(published, request).compose(applied -> {
            if (!applied) {
                throw new NotNow("The view is behind the position", Duration.ofSeconds(1));
            }
            return find(published.current(), request.pathParameter())
                    .map(found -> found.map(comment ->
                                    Answer.of(200, "application/octet-stream", Buffer.buffer(comment.toBytes())))
                            .orElseThrow(() -> new Rejection(404, NOT_FOUND)));
        });
    }

    private static Future<Boolean> reached(PublishedView published, Request request) {
        return ReadQuery.atLeast(request::query)
                .map(position -> applied(published, position))
                .orElseGet(() -> Future.succeededFuture(true));
    }

    /** The view first: it has what is recent. Only the store can say that there is no such comment at all. */
    private Future<Optional<StoredComment>> find(View view, String id) {
        Optional<Entry> entry = view.find(id);
        return entry.isPresent()
                ? Future.succeededFuture(entry.map(Entry::stored))
                : Future.fromCompletionStage(store.find(id), Vertx.currentContext());
    }

    private Answer byIdAnswer(Optional<StoredComment> found) {
        StoredComment stored = found.orElseThrow(() -> new Rejection(404, NOT_FOUND));
        if (stored.deleted()) {
            throw new Rejection(410, "Message deleted");
        }
        return answer(Buffer.buffer(stored.json()));
    }
}
