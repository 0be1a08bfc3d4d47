package io.commentlog.check;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.commentlog.event.CommentJson;
import io.commentlog.event.LogPosition;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;

/** One node with the role query, over HTTP as every client sees it. A 503 is asked again, for a while. Blocking. */
final class QueryNode {
    private static final int PAGE = 1_000;
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final Duration AGAIN = Duration.ofMillis(200);
    /** Numbers in botParams as they are written: as doubles, 1.10 would be 1.1 and other than what was posted. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /**
     * @param status of the answer
     * @param shown the comment, where it is one
     */
    record ById(int status, Optional<Shown.One> shown) {}

    private final URI url;
    private final Duration patience;
    private final Fingerprints fingerprints;
    private final HttpClient http;

    /** @param tls for an https URL; if empty, the JDK's own */
    QueryNode(URI url, Duration patience, Optional<SSLContext> tls, Fingerprints fingerprints) {
        this.url = url;
        this.patience = patience;
        this.fingerprints = fingerprints;
        HttpClient.Builder client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(patience);
        tls.ifPresent(client::sslContext);
        this.http = client.build();
    }

    String name() {
        return url.toString();
    }

    /**
     * Before the long reading: whether there is such a node at all.
     *
     * @throws CannotCheck if there is none
     */
    void probe() {
        tree(get("/api/comments?limit=0"));
    }

    /** Whether the node has applied the event, or does while one waits for it. */
    boolean hasApplied(LogPosition position) {
        long deadline = System.nanoTime() + patience.toNanos();
        do {
            HttpResponse<byte[]> answer = get("/api/comments?limit=0&at-least=" + position);
            tree(answer);
            if (answer.headers().firstValue("View-Behind").isEmpty()) {
                return true;
            }
        } while (System.nanoTime() < deadline);
        return false;
    }

    /** The window with all its pages, and one page more than it should have at most. */
    Shown window(WindowFilter filter, int size) {
        List<Shown.One> newestFirst = new ArrayList<>();
        int firstPage = 0;
        JsonNode page;
        do {
            page = tree(get("/api/comments?" + filter.query() + "&limit=" + PAGE + "&offset=" + newestFirst.size()));
            List<Shown.One> oldestFirst = new ArrayList<>();
            page.path("comments").forEach(comment -> oldestFirst.add(one(comment)));
            Collections.reverse(oldestFirst);
            newestFirst.addAll(oldestFirst);
            firstPage = firstPage == 0 ? newestFirst.size() : firstPage;
        } while (page.path("hasMore").asBoolean() && newestFirst.size() <= size && firstPage > 0);
        return new Shown(newestFirst, page.path("total").asLong(), firstPage);
    }

    ById byId(String id) {
        HttpResponse<byte[]> answer = get("/api/comments/" + id);
        return new ById(
                answer.statusCode(), answer.statusCode() == OK ? Optional.of(one(parsed(answer))) : Optional.empty());
    }

    private Shown.One one(JsonNode comment) {
        try {
            return Shown.One.of(CommentJson.read(JSON.writeValueAsBytes(comment)), fingerprints);
        } catch (IOException | IllegalArgumentException e) {
            throw new CannotCheck(name() + " shows something that is no comment: " + e.getMessage(), e);
        }
    }

    private JsonNode tree(HttpResponse<byte[]> answer) {
        JsonNode tree = answer.statusCode() == OK ? parsed(answer) : JSON.missingNode();
        if (!tree.path("comments").isArray() || !tree.path("total").isIntegralNumber()) {
            throw new CannotCheck(name() + " does not answer as a query node of this log does: " + answer.statusCode()
                    + " to " + answer.request().uri());
        }
        return tree;
    }

    private JsonNode parsed(HttpResponse<byte[]> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new CannotCheck(name() + " answers " + answer.request().uri() + " with something that is no JSON", e);
        }
    }

    private HttpResponse<byte[]> get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(name().replaceFirst("/$", "") + path))
                .timeout(patience)
                .build();
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            HttpResponse<byte[]> answer = send(request);
            if (answer.statusCode() != UNAVAILABLE) {
                return answer;
            }
            if (System.nanoTime() > deadline) {
                throw new CannotCheck(name() + " has answered nothing but 503 for " + patience.toSeconds() + " s");
            }
            LockSupport.parkNanos(AGAIN.toNanos());
        }
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new CannotCheck("Nobody answers at " + name(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotCheck("Interrupted while waiting for " + name(), e);
        }
    }
}
