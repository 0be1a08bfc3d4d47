package io.commentlog.query.http;

import io.commentlog.kit.http.Answer;
import io.commentlog.kit.http.Outlet;
import io.commentlog.kit.http.Request;
import io.commentlog.query.view.Cursor;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;

/** Reads that miss nothing: polls by cursor, held or not, and event streams. Each follower stays on its event loop. */
final class DeltaEndpoints implements AutoCloseable {
    private final ViewAccess access;
    private final ViewAnswers answers;
    /** Between two signs of life on an event stream. */
    private final Duration beat;

    private final ReadCounts counts;
    private final Deltas deltas = new Deltas();

    /** Made with the first view, by whichever loop comes first. */
    private volatile Optional<Followers> followers = Optional.empty();

    private boolean closed; // guarded by this

    DeltaEndpoints(ViewAccess access, ViewAnswers answers, Duration beat, ReadCounts counts) {
        this.access = access;
        this.answers = answers;
        this.beat = beat;
        this.counts = counts;
    }

    Future<Answer> poll(Request request) {
        DeltaQuery query = DeltaQuery.poll(request::query);
        return access.view(query.read().atLeast(), query.cursor())
                .compose(found -> page(request, query, found).map(page -> {
                    Answer answer = answers.of(request, found.view(), page.json(), ReadCounts.Kind.DELTA);
                    Answer told = query.hold().isZero() ? answer : answers.unshared(answer);
                    return found.behind() ? answers.behind(told) : told;
                }));
    }

    private Future<DeltaPage> page(Request request, DeltaQuery query, ViewAccess.Found found) {
        DeltaPage page = deltas.since(
                found.view(),
                query.read().filter(),
                query.cursor(),
                query.read().limit());
        boolean answered = !page.delta().isEmpty() || query.hold().isZero();
        return query.cursor()
                .filter(cursor -> !answered)
                .map(cursor -> held(request, query, cursor))
                .orElseGet(() -> Future.succeededFuture(page));
    }

    private Future<DeltaPage> held(Request request, DeltaQuery query, Cursor cursor) {
        Followers waiting = followers();
        Vertx vertx = Vertx.currentContext().owner();
        LongPoll poll = new LongPoll(deltas, query.read(), cursor);
        waiting.add(poll);
        counts.held(1);
        long timer = vertx.setTimer(query.hold().toMillis(), expired -> {
            waiting.remove(poll);
            poll.end();
        });
        request.whenOver(() -> {
            counts.held(-1);
            vertx.cancelTimer(timer);
            waiting.remove(poll);
        });
        return poll.answer().future();
    }

    Future<Answer> stream(Request request) {
        DeltaQuery query = DeltaQuery.stream(request::query, request.header("Last-Event-ID"));
        return access.view(query.read().atLeast(), query.cursor()).map(found -> {
            Answer answer = answers.told(Answer.stream("text/event-stream", outlet -> follow(request, query, outlet)))
                    .with("X-Accel-Buffering", "no");
            return (found.behind() ? answers.behind(answer) : answer).with("Cache-Control", "no-store");
        });
    }

    private void follow(Request request, DeltaQuery query, Outlet outlet) {
        Followers waiting = followers();
        Vertx vertx = Vertx.currentContext().owner();
        EventStream stream = new EventStream(
                deltas, query.read(), query.cursor(), outlet, access.published().current());
        waiting.add(stream);
        counts.answered(ReadCounts.Kind.STREAM);
        counts.streams(1);
        long timer = vertx.setPeriodic(beat.toMillis(), tick -> stream.beat());
        request.whenOver(() -> {
            counts.streams(-1);
            vertx.cancelTimer(timer);
            stream.closed();
            waiting.remove(stream);
        });
    }

    /** How many are held now. */
    int followed() {
        return followers.map(Followers::count).orElse(0);
    }

    @Override
    public synchronized void close() {
        closed = true;
        followers.ifPresent(Followers::close);
    }

    private Followers followers() {
        return followers.orElseGet(this::newFollowers);
    }

    private synchronized Followers newFollowers() {
        if (followers.isEmpty()) {
            followers = Optional.of(new Followers(access.published()));
            if (closed) {
                followers.get().close();
            }
        }
        return followers.get();
    }
}
