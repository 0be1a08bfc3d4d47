package io.commentlog.query.http;

import io.commentlog.kit.http.Answer;
import io.commentlog.kit.http.Outlet;
import io.commentlog.kit.http.Request;
import io.commentlog.query.replica.PublishedView;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;

/** Reads that miss nothing: polls by cursor, held or not, and event streams. Each follower stays on its event loop. */
final class DeltaEndpoints {
    private static final Duration BEAT = Duration.ofSeconds(15);

    private final ViewAccess access;
    private final ViewAnswers answers;
    private final Deltas deltas = new Deltas();

    /** Made with the first view, by whichever loop comes first. */
    private volatile Optional<Followers> followers = Optional.empty();

    DeltaEndpoints(ViewAccess access, ViewAnswers answers) {
        this.access = access;
        this.answers = answers;
    }

    Future<Answer> poll(Request request) {
        DeltaQuery query = DeltaQuery.poll(request::query);
        return access.view(query.read().atLeast(), query.cursor()).compose(found -> {
            DeltaPage page = deltas.since(
                    found.view(),
                    query.read().filter(),
                    query.cursor(),
                    query.read().limit());
            Future<DeltaPage> answer = query.cursor().isEmpty()
                            || !page.delta().isEmpty()
                            || query.hold().isZero()
                    ? Future.succeededFuture(page)
                    : held(request, query);
            return answer.map(delta -> {
                Answer told = answers.of(request, delta.json());
                return found.behind() ? told.with("View-Behind", "true") : told;
            });
        });
    }

    private Future<DeltaPage> held(Request request, DeltaQuery query) {
        Followers waiting = followers();
        Vertx vertx = Vertx.currentContext().owner();
        LongPoll poll = new LongPoll(deltas, query.read(), query.cursor().orElseThrow());
        long timer = vertx.setTimer(query.hold().toMillis(), expired -> {
            waiting.remove(poll);
            poll.end();
        });
        request.whenOver(() -> {
            vertx.cancelTimer(timer);
            waiting.remove(poll);
        });
        waiting.add(poll);
        return poll.answer().future();
    }

    Future<Answer> stream(Request request) {
        DeltaQuery query = DeltaQuery.stream(request::query, request.header("Last-Event-ID"));
        return access.view(query.read().atLeast(), query.cursor())
                .map(found -> answers.told(Answer.stream("text/event-stream", outlet -> follow(query, outlet)))
                        .with("Cache-Control", "no-store")
                        .with("X-Accel-Buffering", "no"));
    }

    private void follow(DeltaQuery query, Outlet outlet) {
        Followers waiting = followers();
        Context context = Vertx.currentContext();
        EventStream stream = new EventStream(
                deltas, query.read(), query.cursor(), outlet, access.published().current());
        long beat = context.owner().setPeriodic(BEAT.toMillis(), tick -> stream.beat());
        outlet.whenClosed(() -> {
            context.owner().cancelTimer(beat);
            stream.closed();
            waiting.remove(stream);
        });
        waiting.add(stream);
    }

    private Followers followers() {
        if (followers.isEmpty()) {
            synchronized (this) {
                if (followers.isEmpty()) {
                    PublishedView published = access.published();
                    followers = Optional.of(new Followers(published));
                }
            }
        }
        return followers.get();
    }
}
