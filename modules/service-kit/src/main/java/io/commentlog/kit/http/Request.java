package io.commentlog.kit.http;

import io.commentlog.event.Rejection;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.Optional;

/** One request, its body already read. Used on the event loop that received it. */
public final class Request {
    private final HttpServerRequest request;
    private final Buffer body;
    private final String pathParameter;
    private final Aftermath aftermath;

    Request(HttpServerRequest request, Buffer body, String pathParameter) {
        this.request = request;
        this.body = body;
        this.pathParameter = pathParameter;
        this.aftermath = new Aftermath(request.response());
    }

    public HttpMethod method() {
        return request.method();
    }

    public String path() {
        return request.path();
    }

    /** What stands in the path where the route has its {@code {…}}, percent-decoded; empty if it has none. */
    public String pathParameter() {
        return pathParameter;
    }

    /**
     * The first value of a query parameter, decoded. Only {@code &} separates parameters.
     *
     * @throws Rejection if the query cannot be decoded
     */
    public Optional<String> query(String name) {
        try {
            return Optional.ofNullable(request.params(true).get(name));
        } catch (IllegalArgumentException e) {
            throw Rejection.invalid("The query has a broken percent-encoding");
        }
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    /** Runs the action once the answer is out or the client has gone, whichever is first; at once if that is past. */
    public void whenOver(Runnable action) {
        aftermath.add(action);
    }

    /** Every value of a header that may come on several lines, in order. */
    public List<String> headers(String name) {
        return List.copyOf(request.headers().getAll(name));
    }

    /** The address of who holds the other end of the connection: a client, or a proxy. Empty if it is gone. */
    public Optional<String> peer() {
        return Optional.ofNullable(request.remoteAddress()).map(SocketAddress::hostAddress);
    }

    public byte[] body() {
        return body.getBytes();
    }
}
