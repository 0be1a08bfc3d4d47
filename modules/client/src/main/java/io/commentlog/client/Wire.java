package io.commentlog.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Puts one question to one node, once: either what it answered, or a {@link CommentlogFailure}. Safe for all threads; the
 * caller's waits.
 */
final class Wire {
    private static final AtomicInteger THREADS = new AtomicInteger();

    private final HttpClient http;
    private final ClientConfig config;
    private final Time time;

    Wire(ClientConfig config, Time time) {
        this.config = config;
        this.time = time;
        this.http = HttpClient.newBuilder()
                // Asking for an upgrade to HTTP/2 gains nothing, and proxies stumble over it.
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(config.connectTimeout())
                .executor(Executors.newCachedThreadPool(Wire::thread))
                .build();
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "commentlog-http-" + THREADS.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /**
     * @param within for the whole answer; HttpRequest's own timeout ends with the answer's head
     * @param reading throws an IllegalArgumentException for what is no answer of Commentlog's
     */
    <T> T ask(URI node, Question question, Duration within, Waits waits, Function<Reply, T> reading) {
        checkOpen(waits);
        try {
            HttpResponse<byte[]> response = waits.answer(
                    http.sendAsync(request(node, question), HttpResponse.BodyHandlers.ofByteArray()), within);
            Reply reply = new Reply(response.statusCode(), response.headers(), response.body());
            if (!reply.isGood()) {
                throw reply.failure(node, time.millis());
            }
            return reading.apply(reply);
        } catch (IOException e) {
            throw Unavailable.lost(node, e);
        } catch (IllegalArgumentException e) {
            throw Unavailable.notUnderstood(node, e);
        }
    }

    /** Opens a stream of events. Whoever gets it cuts it in the end. */
    Chunks open(URI node, Question question, Waits waits) {
        checkOpen(waits);
        CompletableFuture<HttpResponse<Chunks>> future = http.sendAsync(request(node, question), info -> new Chunks());
        try {
            HttpResponse<Chunks> response = waits.answer(future, config.requestTimeout());
            if (response.statusCode() != 200) {
                byte[] body = response.body().rest(config.requestTimeout());
                throw new Reply(response.statusCode(), response.headers(), body).failure(node, time.millis());
            }
            if (!isStream(response)) {
                throw Unavailable.notUnderstood(node, new IllegalArgumentException("not an event stream"));
            }
            return response.body();
        } catch (IOException e) {
            cut(future);
            throw Unavailable.lost(node, e);
        } catch (CommentlogFailure e) {
            cut(future);
            throw e;
        }
    }

    /** Before sending: a write that is cancelled at once may have been made. */
    private static void checkOpen(Waits waits) {
        if (waits.isClosed()) {
            throw Unavailable.closed();
        }
    }

    private HttpRequest request(URI node, Question question) {
        HttpRequest.Builder request = question.to(node).setHeader("User-Agent", "commentlog-client");
        config.token().ifPresent(token -> request.setHeader("Authorization", "Bearer " + token));
        return request.build();
    }

    private static boolean isStream(HttpResponse<Chunks> response) {
        return response.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("text/event-stream"))
                .isPresent();
    }

    private static void cut(CompletableFuture<HttpResponse<Chunks>> future) {
        var unused = future.thenAccept(response -> response.body().cut());
    }
}
