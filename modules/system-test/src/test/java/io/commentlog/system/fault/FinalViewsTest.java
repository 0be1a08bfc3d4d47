package io.commentlog.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class FinalViewsTest {
    private static final String LONELY = "{\"comments\":[{\"id\":\"%s\"}],\"total\":%d,\"hasMore\":%b}";

    @Test
    void readAnewWhatChangedFromOnePageToTheNext() throws IOException {
        Deque<String> pages = new ArrayDeque<>(List.of(
                LONELY.formatted("old", 1, true), // and now another one comes, and pushes it to the next page
                LONELY.formatted("old", 2, false),
                LONELY.formatted("new", 2, true),
                LONELY.formatted("old", 2, false)));
        HttpServer node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        node.createContext("/", exchange -> {
            byte[] page = pages.remove().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        node.start();
        try {
            Balanced balanced = new Balanced("query-1", node.getAddress().getPort(), HttpClient.newHttpClient());
            FinalViews views = new FinalViews(List.of(balanced), new Numbering("row-x"));
            assertThat(views.ids()).containsEntry("query-1", List.of("new", "old"));
        } finally {
            node.stop(0);
        }
    }
}
