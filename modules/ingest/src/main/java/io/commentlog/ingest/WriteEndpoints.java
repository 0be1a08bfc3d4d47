package io.commentlog.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.commentlog.event.BotParams;
import io.commentlog.event.Comment;
import io.commentlog.event.CommentJson;
import io.commentlog.event.Draft;
import io.commentlog.event.Processed;
import io.commentlog.kit.http.Answer;
import io.commentlog.kit.http.Endpoint;
import io.commentlog.kit.http.Request;
import io.commentlog.kit.http.Routes;
import io.commentlog.kit.trace.Tracing;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;

/** The writes of the HTTP contract: POST, PATCH and DELETE of a comment. */
public final class WriteEndpoints {
    private static final String HUMAN = "human";

    private final Writes writes;
    private final AnswerWhen answerWhen;
    private final WriteGuard guard;
    private final Clock clock;
    private final WriteCounts counts;

    public WriteEndpoints(
            CommentLog log,
            CommentView view,
            AnswerWhen answerWhen,
            WriteGuard guard,
            Clock clock,
            WriteCounts counts) {
        this.writes = new Writes(log, view);
        this.answerWhen = answerWhen;
        this.guard = guard;
        this.clock = clock;
        this.counts = counts;
    }

    public void addTo(Routes routes) {
        Endpoint post = Tracing.traced("POST /api/comments", guarded(guard::refusesPost, this::post));
        routes.post("/api/comments", post)
                .post("/", post)
                .patch(
                        "/api/comments/{id}",
                        Tracing.traced("PATCH /api/comments/{id}", guarded(guard::refusesBotsWork, this::patch)))
                .delete(
                        "/api/comments/{id}",
                        Tracing.traced("DELETE /api/comments/{id}", guarded(guard::refusesModeration, this::delete)));
    }

    private static Endpoint guarded(Function<Request, Optional<Answer>> refusal, Endpoint endpoint) {
        return new Endpoint() {
            @Override
            public Optional<Answer> refusal(Request head) {
                return refusal.apply(head);
            }

            @Override
            public Future<Answer> answer(Request request) {
                return endpoint.answer(request);
            }
        };
    }

    private Future<Answer> post(Request request) {
        Draft draft = Draft.of(Draft.object(request.body()), request.header("Origin"));
        Optional<Answer> refused = isBotsWork(draft) ? guard.refusesBotsWork(request) : Optional.empty();
        if (refused.isPresent()) {
            return Future.succeededFuture(refused.get());
        }
        long now = clock.millis();
        ThreadLocalRandom random = ThreadLocalRandom.current();
        Comment comment = draft.toComment(NewId.make(now, random), now, RandomColor.pick(random));
        return answer(writes.post(comment, draft.id().isPresent(), awaitsView(request)), counts::posted);
    }

    private static boolean isBotsWork(Draft draft) {
        boolean handled = draft.botParams().map(BotParams::processed).equals(Optional.of(Processed.HANDLED));
        return handled || !draft.messageType().equals(HUMAN);
    }

    private Future<Answer> patch(Request request) {
        ObjectNode body = Draft.object(request.body());
        return answer(
                writes.patch(request.pathParameter(), PatchBody.processed(body), awaitsView(request)),
                written -> counts.patched());
    }

    private Future<Answer> delete(Request request) {
        return answer(writes.delete(request.pathParameter(), awaitsView(request)), written -> counts.deleted());
    }

    private boolean awaitsView(Request request) {
        boolean async =
                request.header("Prefer").map(WriteEndpoints::asksForAsync).orElse(false);
        return answerWhen == AnswerWhen.VISIBLE && !async;
    }

    private static boolean asksForAsync(String prefer) {
        for (String preference : prefer.split(",", -1)) {
            String name = preference.split(";", 2)[0];
            if (name.strip().equalsIgnoreCase("respond-async")) {
                return true;
            }
        }
        return false;
    }

    private Future<Answer> answer(CompletionStage<Written> written, Consumer<Written> counted) {
        return Future.fromCompletionStage(written, Vertx.currentContext())
                .onSuccess(counted::accept)
                .onFailure(counts::failed)
                .map(WriteEndpoints::answer);
    }

    private static Answer answer(Written written) {
        Answer answer = Answer.json(200, Buffer.buffer(CommentJson.write(written.comment())))
                .with("Comment-Position", written.position().toString());
        if (written.replayed()) {
            answer = answer.with("Idempotent-Replay", "true");
        }
        return written.behind() ? answer.with("View-Behind", "true") : answer;
    }
}
