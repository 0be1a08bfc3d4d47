package io.commentlog.kit.http;

import io.commentlog.event.Rejection;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/**
 * Collects one request's body up to {@link HttpConfig#MAX_BODY_BYTES}; fails with a {@link Rejection} as soon as it is
 * known to be larger. What is over is read and thrown away for a while, so that a client that writes before it reads
 * gets its 413 instead of a reset; past that the connection is cut. Used on the request's event loop.
 */
final class BodyReader {
    private static final long PATIENCE_BYTES = 8L * 1024 * 1024;

    private final HttpServerRequest request;
    private final Promise<Buffer> done = Promise.promise();
    private final Buffer body = Buffer.buffer();
    private long seen; // owned by the request's event loop

    private BodyReader(HttpServerRequest request) {
        this.request = request;
    }

    static Future<Buffer> read(HttpServerRequest request) {
        BodyReader reader = new BodyReader(request);
        reader.listen();
        reader.begin();
        return reader.done.future();
    }

    /** For a request that is answered without its body: that is thrown away as it comes, as one too large is. */
    static void discard(HttpServerRequest request) {
        BodyReader reader = new BodyReader(request);
        reader.seen = HttpConfig.MAX_BODY_BYTES;
        reader.listen();
    }

    private void listen() {
        request.handler(this::take);
        request.endHandler(end -> done.tryComplete(body));
        request.exceptionHandler(this::fail);
    }

    /** The client went away in the middle, broke its own framing or took too long: its mistake in any case. */
    private void fail(Throwable failure) {
        if (!request.response().headWritten()) {
            request.response().putHeader("Connection", "close");
        }
        done.tryFail(
                failure instanceof Rejection ? failure : Rejection.invalid("The request ended before its body did"));
    }

    /** Whether the client waits to be told that it may send its body. */
    static boolean awaitsContinue(HttpServerRequest request) {
        return "100-continue".equalsIgnoreCase(request.getHeader("Expect"));
    }

    private void begin() {
        if (declaredLength() > HttpConfig.MAX_BODY_BYTES) {
            done.tryFail(tooLarge());
        } else if (awaitsContinue(request)) {
            request.response().writeContinue();
        }
    }

    private long declaredLength() {
        String length = request.getHeader("Content-Length");
        // Vert.x has refused what is no number; one of more than 18 digits is too large whatever it is.
        return length == null ? 0 : length.length() > 18 ? Long.MAX_VALUE : Long.parseLong(length);
    }

    private void take(Buffer part) {
        seen += part.length();
        if (seen <= HttpConfig.MAX_BODY_BYTES) {
            body.appendBuffer(part);
        } else if (seen <= PATIENCE_BYTES) {
            done.tryFail(tooLarge());
        } else {
            request.connection().close();
        }
    }

    private static Rejection tooLarge() {
        return Rejection.tooLarge("The body must have at most 128 KiB");
    }
}
