package io.commentlog.kit.http;

import io.commentlog.event.Rejection;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/**
 * Collects one request's body up to {@link HttpConfig#MAX_BODY_BYTES}. What is over is read and thrown away for a while,
 * so that a client that writes before it reads gets its 413 instead of a reset; past that the connection is cut.
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
        request.handler(reader::take);
        request.endHandler(end -> reader.end());
        request.exceptionHandler(reader.done::tryFail);
        return reader.done.future();
    }

    private void take(Buffer part) {
        seen += part.length();
        if (seen <= HttpConfig.MAX_BODY_BYTES) {
            body.appendBuffer(part);
        } else if (seen > PATIENCE_BYTES) {
            done.tryFail(tooLarge());
            request.connection().close();
        }
    }

    private void end() {
        if (seen > HttpConfig.MAX_BODY_BYTES) {
            done.tryFail(tooLarge());
        } else {
            done.tryComplete(body);
        }
    }

    private static Rejection tooLarge() {
        return Rejection.tooLarge("The body must have at most 128 KiB");
    }
}
