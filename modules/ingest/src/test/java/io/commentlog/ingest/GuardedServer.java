package io.commentlog.ingest;

import io.commentlog.event.CommentEvent;
import io.commentlog.event.Draft;
import io.commentlog.event.LogPosition;
import io.commentlog.event.view.StoredComment;
import io.commentlog.kit.guard.Network;
import io.commentlog.kit.guard.PostRate;
import io.commentlog.kit.guard.Token;
import io.commentlog.kit.guard.Tokens;
import io.commentlog.kit.http.Answer;
import io.commentlog.kit.http.HttpConfig;
import io.commentlog.kit.http.Routes;
import io.commentlog.kit.http.WebServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The write endpoints behind their guard, on a real server, with a log that takes everything and a view that has every
 * comment whose id begins with {@code old}. Its clients are 127.0.0.1: a trusted proxy, when they say for whom they ask.
 */
final class GuardedServer implements AutoCloseable {
    static final String BOT = "Bearer the-bots-own-token";
    static final String MODERATOR = "Bearer the-moderators-token";
    static final Tokens BOTH =
            new Tokens(Optional.of(Token.of("the-bots-own-token")), Optional.of(Token.of("the-moderators-token")));
    static final List<Network> PROXY = List.of(Network.parse("127.0.0.1"));
    static final AccessConfig BEHIND_A_PROXY =
            new AccessConfig(BOTH, PROXY, Optional.of(PostRate.DEFAULT), Network.LOOPBACK);

    private static final StoredComment STORED = StoredComment.posted(
            Draft.of(Draft.object("{\"text\":\"Hello\"}".getBytes(StandardCharsets.UTF_8)), Optional.empty())
                    .toComment("old", 1, "red"),
            7);

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger appended = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final WebServer server;

    GuardedServer(AccessConfig config) {
        Routes routes = new Routes().get("/api/comments", request -> Future.succeededFuture(Answer.json(200, "[]")));
        WriteGuard guard = new AccessGuard(config, nanos::get, metrics);
        new WriteEndpoints(
                        new Log(), new View(), AnswerWhen.VISIBLE, guard, Clock.systemUTC(), new WriteCounts(metrics))
                .addTo(routes);
        HttpConfig loopback = new HttpConfig("127.0.0.1", 0, List.of("*"), 2);
        server = WebServer.start(vertx, loopback, routes, metrics);
    }

    /** How many events have been written. */
    int appended() {
        return appended.get();
    }

    /** How many writes were refused, {@code rate} or {@code token}. */
    int refused(String reason) {
        return (int) metrics.get("commentlog.writes.refused")
                .tag("reason", reason)
                .counter()
                .count();
    }

    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    int port() {
        return server.port();
    }

    /**
     * @param headers names and values in turn
     */
    HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .method(method, BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
        try {
            vertx.close().await(5, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Log implements CommentLog {
        @Override
        public CompletionStage<LogPosition> append(CommentEvent event) {
            return CompletableFuture.completedStage(new LogPosition(0, appended.incrementAndGet()));
        }

        @Override
        public int partitionOf(String id) {
            return 0;
        }
    }

    private static final class View implements CommentView {
        @Override
        public Optional<StoredComment> peek(String id) {
            return id.startsWith("old") ? Optional.of(STORED) : Optional.empty();
        }

        @Override
        public CompletionStage<Optional<StoredComment>> find(String id) {
            return CompletableFuture.completedStage(peek(id));
        }

        @Override
        public CompletionStage<Boolean> whenApplied(LogPosition position, Duration patience) {
            return CompletableFuture.completedStage(true);
        }
    }
}
