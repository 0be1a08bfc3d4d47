package io.commentlog.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/** Stands before a node and hides one comment from every list, which is what a view that loses one would look like. */
final class HidingProxy implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CommentClient node;
    private final String hidden;
    private final HttpServer server;

    HidingProxy(CommentClient node, String hidden) {
        this.node = node;
        this.hidden = hidden;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("No port for a proxy", e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        HttpAnswer answer = node.get(exchange.getRequestURI().toString());
        byte[] body = without(JSON.readTree(answer.body())).toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    private JsonNode without(JsonNode page) {
        if (page instanceof ObjectNode && page.path("comments") instanceof ArrayNode comments) {
            for (Iterator<JsonNode> all = comments.iterator(); all.hasNext(); ) {
                if (all.next().path("id").asText().equals(hidden)) {
                    all.remove();
                }
            }
        }
        return page;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
