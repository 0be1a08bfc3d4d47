package io.commentlog.bot.claim;

import io.commentlog.kit.NotNow;
import io.commentlog.kit.http.Answer;
import io.commentlog.kit.http.Endpoint;
import io.commentlog.kit.http.Request;
import io.commentlog.kit.http.Routes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * The four requests of a worker: claim, renew, complete, release. All of them are the bot's work. What is done with a lease
 * is answered in time, whatever brokers and view do; it may be done all the same, and asking again does nothing twice.
 */
public final class ClaimEndpoints {
    private static final String QUEUE = "/api/queue/";
    /** Longer than the log has to confirm a reply and then a mark, if it confirms them at all. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final String LATE = "The brokers did not answer in time: ask again, nothing is done twice";

    private final Claims claims;
    private final Function<Request, Optional<Answer>> refusesBotsWork;
    private final Duration patience;

    /** @param refusesBotsWork asked on the event loop, before the body is read */
    public ClaimEndpoints(Claims claims, Function<Request, Optional<Answer>> refusesBotsWork) {
        this(claims, refusesBotsWork, PATIENCE);
    }

    ClaimEndpoints(Claims claims, Function<Request, Optional<Answer>> refusesBotsWork, Duration patience) {
        this.claims = claims;
        this.refusesBotsWork = refusesBotsWork;
        this.patience = patience;
    }

    public void addTo(Routes routes) {
        routes.post(QUEUE + "claim-next", guarded(this::claim))
                .post(QUEUE + "renew", guarded(this::renew))
                .post(QUEUE + "complete", guarded(this::complete))
                .post(QUEUE + "release", guarded(this::release));
    }

    private Endpoint guarded(Endpoint endpoint) {
        return new Endpoint() {
            @Override
            public Optional<Answer> refusal(Request head) {
                return refusesBotsWork.apply(head);
            }

            @Override
            public Future<Answer> answer(Request request) {
                return endpoint.answer(request);
            }
        };
    }

    private Future<Answer> claim(Request request) {
        ClaimBody body = ClaimBody.of(request.body());
        String workerId = body.workerId();
        int seconds = body.leaseSeconds().orElse(ClaimBody.DEFAULT_SECONDS);
        if (claims.full()) {
            return Future.succeededFuture(ClaimJson.full());
        }
        CompletableFuture<Optional<Claim.Leased>> lease =
                claims.claim(workerId, seconds, body.entity(), body.waiting());
        // A worker that has gone must not get what others wait for.
        request.whenOver(() -> lease.complete(Optional.empty()));
        return answer(lease).map(ClaimJson::claimed);
    }

    private Future<Answer> renew(Request request) {
        ClaimBody body = ClaimBody.of(request.body());
        return inTime(claims.renew(body.lease(), body.workerId(), body.leaseSeconds()))
                .map(ClaimJson::renewed);
    }

    private Future<Answer> complete(Request request) {
        ClaimBody body = ClaimBody.of(request.body());
        return inTime(claims.complete(body.lease(), body.workerId(), body.reply()))
                .map(ClaimJson::completed);
    }

    private Future<Answer> release(Request request) {
        ClaimBody body = ClaimBody.of(request.body());
        return inTime(claims.release(body.lease(), body.workerId())).map(ClaimJson::released);
    }

    private <T> Future<T> inTime(CompletionStage<T> stage) {
        return answer(stage)
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .recover(failure -> Future.failedFuture(
                        failure instanceof TimeoutException ? new NotNow(LATE, Duration.ofSeconds(1)) : failure));
    }

    private static <T> Future<T> answer(CompletionStage<T> stage) {
        return Future.fromCompletionStage(stage, Vertx.currentContext());
    }
}
