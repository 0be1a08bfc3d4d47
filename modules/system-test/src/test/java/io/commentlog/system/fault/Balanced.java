package io.commentlog.system.fault;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One node behind the balancer, whether it is fresh and, if not, whether it is ready at least: asked every 200 ms, and
 * doubted once a request gets no answer.
 */
final class Balanced {
    private static final Duration PATIENCE = Duration.ofMillis(800);

    private final String name;
    private final URI node;
    private final HttpClient http;
    private volatile boolean ready;
    private volatile boolean fresh;
    private final AtomicInteger silences = new AtomicInteger();
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, CompletableFuture<Reply>> underWay = new ConcurrentHashMap<>();

    Balanced(String name, int port, HttpClient http) {
        this.name = name;
        this.node = URI.create("http://127.0.0.1:" + port);
        this.http = http;
    }

    String name() {
        return name;
    }

    boolean isReady() {
        return ready;
    }

    boolean isFresh() {
        return ready && fresh;
    }

    void probe() {
        var unused = ask("/health/fresh")
                .thenCompose(isFresh -> {
                    fresh = isFresh;
                    return isFresh ? CompletableFuture.completedFuture(true) : ask("/health/ready");
                })
                .whenComplete((isReady, failure) -> {
                    if (failure != null) {
                        ready = false;
                        // Once may be a busy machine; what is under way to a node that is silent for longer is not
                        // answered either.
                        if (silences.incrementAndGet() > 1) {
                            IOException silent = new IOException(name + " says nothing");
                            underWay.values().forEach(reply -> reply.completeExceptionally(silent));
                        }
                    } else {
                        silences.set(0);
                        ready = isReady;
                    }
                });
    }

    private CompletableFuture<Boolean> ask(String path) {
        HttpRequest question =
                HttpRequest.newBuilder(node.resolve(path)).timeout(PATIENCE).build();
        return http.sendAsync(question, BodyHandlers.discarding()).thenApply(answer -> answer.statusCode() == 200);
    }

    /** What it answers; fails where no answer comes in time, or none can come any more. */
    CompletableFuture<Reply> send(Request request, Duration patience) {
        HttpRequest http1 = HttpRequest.newBuilder(node.resolve(request.path()))
                .timeout(patience)
                .method(
                        request.method(),
                        request.body()
                                .map(HttpRequest.BodyPublishers::ofString)
                                .orElseGet(HttpRequest.BodyPublishers::noBody))
                .build();
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        long number = numbers.incrementAndGet();
        if (request.body().isEmpty()) {
            underWay.put(number, reply); // a write waits: to give it up would only mean to send it twice
        }
        CompletableFuture<HttpResponse<String>> exchange = http.sendAsync(http1, BodyHandlers.ofString());
        var answered = exchange.whenComplete((answer, failure) -> {
            if (failure == null) {
                reply.complete(new Reply(
                        answer.statusCode(),
                        answer.body(),
                        answer.headers().firstValue("View-Source").orElse("")));
            } else {
                ready = false;
                reply.completeExceptionally(failure);
            }
            underWay.remove(number);
        });
        // Given up before its answer: its connection would wait on.
        return reply.whenComplete((any, failure) -> answered.cancel(exchange.cancel(true)));
    }

    /** What a client asks. */
    record Request(String method, String path, Optional<String> body) {
        static Request get(String path) {
            return new Request("GET", path, Optional.empty());
        }
    }

    /**
     * @param status 0 where no answer came
     * @param source what it says of itself, empty if nothing
     */
    record Reply(int status, String body, String source) {
        static final Reply NONE = new Reply(0, "", "");
    }
}
