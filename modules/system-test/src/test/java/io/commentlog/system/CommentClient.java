package io.commentlog.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Talks to one node as a page or a bot does. Paths begin behind the host. Safe for all threads. */
public final class CommentClient {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int PAGE = 1000;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI node;

    public CommentClient(URI node) {
        this.node = node;
    }

    /** Of the node, without a slash at its end. */
    public String url() {
        return node.toString();
    }

    public HttpAnswer post(Draft draft) {
        return send(posting(draft));
    }

    /** Fails with an {@link IOException} where no answer came. */
    CompletableFuture<HttpAnswer> postLater(Draft draft) {
        return http.sendAsync(posting(draft), BodyHandlers.ofString()).thenApply(HttpAnswer::new);
    }

    private HttpRequest posting(Draft draft) {
        return to("/api/comments")
                .POST(BodyPublishers.ofString(draft.json().toString()))
                .build();
    }

    public HttpAnswer patch(String id, boolean processed) {
        return send(patching(id, processed));
    }

    /** Fails with an {@link IOException} where no answer came. */
    CompletableFuture<HttpAnswer> patchLater(String id, boolean processed) {
        return http.sendAsync(patching(id, processed), BodyHandlers.ofString()).thenApply(HttpAnswer::new);
    }

    private HttpRequest patching(String id, boolean processed) {
        String body = "{\"botParams\":{\"processed\":" + processed + "}}";
        return to("/api/comments/" + id)
                .method("PATCH", BodyPublishers.ofString(body))
                .build();
    }

    /** @param patience as long as the node may take for it */
    HttpAnswer post(String path, String body, Duration patience) {
        return send(
                to(path).timeout(patience).POST(BodyPublishers.ofString(body)).build());
    }

    public HttpAnswer delete(String id) {
        return send(to("/api/comments/" + id).DELETE().build());
    }

    public HttpAnswer byId(String id) {
        return get("/api/comments/" + id);
    }

    /** @param filter such as {@code domain=example.org&type=AI}; may be empty */
    public HttpAnswer list(String filter) {
        return get("/api/comments?limit=" + PAGE + "&" + filter);
    }

    /** @param filter as for a list */
    HttpAnswer poll(long after, String filter) {
        return get("/api/comments?limit=" + PAGE + "&after=" + after + "&" + filter);
    }

    /** Every page of the list, as far as the view goes. */
    List<JsonNode> listAll() {
        List<JsonNode> all = new ArrayList<>();
        JsonNode page;
        do {
            page = get("/api/comments?limit=" + PAGE + "&offset=" + all.size()).json();
            page.path("comments").forEach(all::add);
        } while (page.path("hasMore").asBoolean());
        return all;
    }

    public HttpAnswer get(String path) {
        return send(to(path).GET().build());
    }

    HttpAnswer getPage() {
        return send(to("/").header("Accept", "text/html").GET().build());
    }

    /** The sum of a counter over its tags, as far as they contain the text; 0 where there is none yet. */
    public double counted(String counter, String tag) {
        return get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(counter) && line.contains(tag))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /** Whether it answers at all, and so; false where nobody listens. */
    boolean answers(String path, int status) {
        try {
            return get(path).status() == status;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(node.resolve(path)).timeout(PATIENCE);
    }

    /**
     * @throws UncheckedIOException where no answer came
     */
    private HttpAnswer send(HttpRequest request) {
        try {
            return new HttpAnswer(http.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an answer", e);
        }
    }
}
