package io.commentlog.kit.http;

import io.commentlog.event.Rejection;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

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
        HttpMethod method = request.method();
        boolean hasBody = method.equals(HttpMethod.POST) || method.equals(HttpMethod.PATCH);
        if (hasBody) {
            BodyReader.read(request).compose(body -> answer(request, body)).onComplete(result -> {
                send(request, result.succeeded() ? result.result() : edge.answer(result.cause()));
            });
        } else {
            answer(request, Buffer.buffer()).onComplete(result -> {
                send(request, result.succeeded() ? result.result() : edge.answer(result.cause()));
            });
        }
    }

    /** What Vert.x could not parse as HTTP. */
    void refuse(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        boolean tooLong = cause instanceof io.netty.handler.codec.http.TooLongHttpLineException;
        boolean tooLarge = cause instanceof io.netty.handler.codec.http.TooLongHttpHeaderException;
        int status = tooLong ? 414 : tooLarge ? 431 : 400;
        String sentence =
                tooLong ? "The URL is too long" : tooLarge ? "The headers are too large" : "Not a valid HTTP request";
        send(request, Answer.error(status, sentence).with("Connection", "close"));
    }

    private Future<Answer> answer(HttpServerRequest request, Buffer body) {
        try {
            String path = Optional.ofNullable(request.path()).orElse("/");
            Optional<Routes.Match> match = routes.match(request.method(), path);
            if (request.method().equals(HttpMethod.OPTIONS) && (match.isPresent() || path.startsWith("/api/"))) {
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
        for (Map.Entry<String, String> header : cors.common()) {
            response.putHeader(header.getKey(), header.getValue());
        }
        cors.allowOrigin(Optional.ofNullable(request.getHeader("Origin")))
                .ifPresent(origin -> response.putHeader("Access-Control-Allow-Origin", origin));
        if (cors.varies()) {
            response.putHeader("Vary", "Origin");
        }
        for (Map.Entry<String, String> header : answer.headers()) {
            response.putHeader(header.getKey(), header.getValue());
        }
        if (request.method().equals(HttpMethod.HEAD)) {
            response.putHeader("Content-Length", Integer.toString(answer.body().length()));
            response.end();
        } else {
            response.end(answer.body());
        }
    }
}
