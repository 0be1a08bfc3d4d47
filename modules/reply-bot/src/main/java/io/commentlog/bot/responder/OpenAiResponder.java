package io.commentlog.bot.responder;

import io.commentlog.bot.config.Answering;
import io.commentlog.event.Comment;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A model behind {@code <url>/chat/completions}, asked once a call and not as a stream. The limit holds for all of it:
 * connecting, waiting, and the last byte of the answer. Used by many threads.
 */
final class OpenAiResponder implements Responder {
    private static final int ANSWER_BYTES = 1024 * 1024;

    private final HttpClient client;
    private final Answering.OpenAi model;
    private final URI completions;
    private final InstantSource clock;

    OpenAiResponder(HttpClient client, Answering.OpenAi model, InstantSource clock) {
        this.client = client;
        this.model = model;
        this.completions = URI.create(model.url() + "/chat/completions");
        this.clock = clock;
    }

    @Override
    public String reply(Comment question, Duration limit) throws ResponderFailed, InterruptedException {
        HttpResponse<byte[]> answer = exchange(question, limit);
        int status = answer.statusCode();
        if (status == 429) {
            throw new ResponderFailed(FailureReason.RATE_LIMITED, "The model server asks for a pause", pause(answer));
        }
        if (status == 408 || status >= 500) {
            throw new ResponderFailed(FailureReason.SERVER_ERROR, "The model server answered " + status, pause(answer));
        }
        if (status == 401 || status == 403) {
            throw new ResponderFailed(
                    FailureReason.UNAUTHORIZED,
                    "The model server refuses the credentials of this entity: it answered " + status);
        }
        if (status >= 400) {
            throw new ResponderFailed(FailureReason.REFUSED, "The model server answered " + status);
        }
        if (status != 200) {
            throw new ResponderFailed(FailureReason.GARBAGE, "The model server answered " + status);
        }
        return ChatCompletion.text(answer.body())
                .orElseThrow(() -> new ResponderFailed(
                        FailureReason.GARBAGE, "The model server answered with something else than a completion"));
    }

    private HttpResponse<byte[]> exchange(Comment question, Duration limit)
            throws ResponderFailed, InterruptedException {
        // Not the client's own timeout, which ends with the headers.
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client.sendAsync(request(question), head -> new BoundedBody(ANSWER_BYTES));
        try {
            return exchange.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new ResponderFailed(
                    FailureReason.TIMEOUT, "The model server did not answer in " + limit.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw Unreachable.because(e.getCause());
        } finally {
            exchange.cancel(true);
        }
    }

    private HttpRequest request(Comment question) {
        HttpRequest.Builder request = HttpRequest.newBuilder(completions)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(ChatCompletion.request(model, question)));
        model.key().ifPresent(key -> request.header("Authorization", "Bearer " + key.value()));
        return request.build();
    }

    private Duration pause(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .map(header -> RetryAfter.parse(header, clock.instant()))
                .orElse(Duration.ZERO);
    }
}
