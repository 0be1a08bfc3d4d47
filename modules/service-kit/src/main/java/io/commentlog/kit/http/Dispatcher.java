package io.commentlog.kit.http;

import io.commentlog.event.Rejection;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes a request from the wire to its endpoint and the answer back. Runs on event loops. */
final class Dispatcher {
    private volatile Routes routes;
    private final Cors cors;
    private final ErrorEdge edge;

    Dispatcher(Routes routes, Cors cors, ErrorEdge edge) {
        this.routes = routes;
        this.cors = cors;
        this.edge = edge;
    }

    void use(Routes others) {
        routes = others;
    }

    void dispatch(HttpServerRequest request) {
        Routes now = routes; // the same for its head and its body, or what guards a route could be passed in between
        refusal(now, request)
                .compose(refused -> refused.isPresent()
                        ? Future.succeededFuture(refused.get())
                        : body(request).compose(bytes -> answer(now, request, bytes)))
                .otherwise(edge::answer)
                .onSuccess(answer -> send(request, answer));
    }

    /** What the endpoint says to the request's head alone; a body that nobody wants is thrown away as it comes. */
    private Future<Optional<Answer>> refusal(Routes now, HttpServerRequest request) {
        try {
            Optional<Answer> refused = now.match(request.method(), path(request))
                    .flatMap(Routes.Match::endpoint)
                    .flatMap(endpoint -> endpoint.refusal(new Request(request, Buffer.buffer(), "")));
            refused.ifPresent(answer -> BodyReader.discard(request));
            return Future.succeededFuture(refused);
        } catch (RuntimeException e) {
            BodyReader.discard(request);
            return Future.failedFuture(e);
        }
    }

    private static Future<Buffer> body(HttpServerRequest request) {
        HttpMethod method = request.method();
        boolean hasBody = method.equals(HttpMethod.POST) || method.equals(HttpMethod.PATCH);
        return hasBody ? BodyReader.read(request) : Future.succeededFuture(Buffer.buffer());
    }

    private static String path(HttpServerRequest request) {
        return Optional.ofNullable(request.path()).orElse("/");
    }

    /** What is no request, or did not become one in time. Its connection ends with the answer. */
    void refuse(HttpServerRequest request) {
        send(request, whyRefused(request.decoderResult().cause()).with("Connection", "close"));
    }

    private static Answer whyRefused(Throwable cause) {
        if (cause instanceof Rejection rejection) {
            return Answer.error(rejection.status(), rejection.sentence());
        }
        return cause instanceof TooLongHttpLineException
                ? Answer.error(414, "The URL is too long")
                : cause instanceof TooLongHttpHeaderException
                        ? Answer.error(431, "The headers are too large")
                        : Answer.error(400, WatchedConnection.NO_HTTP);
    }

    private Future<Answer> answer(Routes now, HttpServerRequest request, Buffer body) {
        try {
            String path = path(request);
            Optional<Routes.Match> match = now.match(request.method(), path);
            if (request.method().equals(HttpMethod.OPTIONS)
                    && (match.isPresent() || (path + "/").startsWith("/api/"))) {
                return Future.succeededFuture(Answer.empty(204));
            }
            if (match.isEmpty()) {
                return Future.succeededFuture(Answer.error(404, "Not found"));
            }
            if (match.get().endpoint().isEmpty()) {
                return Future.succeededFuture(Answer.error(405, "Method not allowed")
                        .with("Allow", match.get().allow()));
            }
            String parameter = decoded(match.get().pathParameter());
            return match.get().endpoint().get().answer(new Request(request, body, parameter));
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private static String decoded(String pathParameter) {
        if (pathParameter.indexOf('%') < 0) {
            return pathParameter;
        }
        try {
            return URLDecoder.decode(pathParameter.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Rejection.invalid("The path has a broken percent-encoding");
        }
    }

    private void send(HttpServerRequest request, Answer answer) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(answer.status());
        cors.headers(Optional.ofNullable(request.getHeader("Origin")))
                .forEach(header -> response.putHeader(header.getKey(), header.getValue()));
        for (Map.Entry<String, String> header : answer.headers()) {
            response.putHeader(header.getKey(), header.getValue());
        }
        if (cors.varies()) {
            response.headers().add("Vary", "Origin"); // beside what the answer itself varies by
        }
        // Whether the body still comes is up to a client that waits to be told: what follows could be that, or the next
        // request, so nothing does.
        boolean last = BodyReader.awaitsContinue(request) && !request.isEnded();
        if (last) {
            response.putHeader("Connection", "close");
        }
        Future<Void> sent;
        if (answer.stream().isPresent() && !request.method().equals(HttpMethod.HEAD)) {
            response.setChunked(true);
            sent = response.writeHead();
            begin(answer.stream().get(), new ResponseOutlet(request));
        } else if (request.method().equals(HttpMethod.HEAD)) {
            if (answer.stream().isEmpty()) {
                response.putHeader(
                        "Content-Length", Integer.toString(answer.body().length()));
            }
            sent = response.end();
        } else {
            sent = end(request, answer);
        }
        if (last) {
            sent.onComplete(done -> request.connection().close());
        }
    }

    private static Future<Void> end(HttpServerRequest request, Answer answer) {
        Optional<WatchedConnection> connection = answer.stands()
                .filter(stands -> goesOn(request))
                .flatMap(stands -> WatchedConnection.of(request.connection()));
        if (connection.isEmpty()) {
            return request.response().end(answer.body());
        }
        Promise<Void> sent = Promise.promise();
        connection
                .get()
                .answers(
                        answer.stands().get(),
                        () -> request.response().end(answer.body()).onComplete(sent));
        return sent.future();
    }

    /** Whether the connection does, as far as the request says. */
    private static boolean goesOn(HttpServerRequest request) {
        String connection = request.getHeader("Connection");
        return request.version() == HttpVersion.HTTP_1_1
                && (connection == null || connection.equalsIgnoreCase("keep-alive"));
    }

    /** Too late for another answer than the one whose headers are out: a bug here can only end it. */
    private void begin(Consumer<Outlet> stream, Outlet outlet) {
        try {
            stream.accept(outlet);
        } catch (RuntimeException e) {
            edge.answer(e);
            outlet.close();
        }
    }
}
