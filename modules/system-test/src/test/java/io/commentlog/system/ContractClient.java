package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Talks to one node, and holds every answer against the API's description. Single quotes in bodies stand for double ones,
 * headers are name, value, name, value.
 */
final class ContractClient {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration START = Duration.ofSeconds(60);
    private static final OpenApi DESCRIPTION = OpenApi.read();
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI node;
    private final ContractOthers others;
    private final List<HttpAnswer> whileStarting = new ArrayList<>();
    private Optional<ContractSinceStart> sinceStart = Optional.empty();

    /** @param others beside the node that is asked */
    ContractClient(URI node, ContractOthers others) {
        this.node = node;
        this.others = others;
    }

    /** The node of the same log that an operator has set up. */
    ContractClient guarded() {
        return others.guarded();
    }

    ContractOthers others() {
        return others;
    }

    /** Reads until the node can tell; keeps what it answered, and what waits from then on. */
    void awaitFirstRead() {
        await("a read that is answered")
                .atMost(START)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    whileStarting.add(get("/api/comments"));
                    return whileStarting.get(whileStarting.size() - 1).status() != 503;
                });
        sinceStart = Optional.of(ContractSinceStart.of(this));
    }

    URI node() {
        return node;
    }

    /** All but the last is 503. */
    List<HttpAnswer> whileStarting() {
        return List.copyOf(whileStarting);
    }

    ContractSinceStart sinceStart() {
        return sinceStart.orElseThrow();
    }

    /** A name that nothing else has: of a domain, an id, a user. */
    static String unique(String prefix) {
        return prefix + "-" + NUMBERS.incrementAndGet();
    }

    HttpAnswer get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    HttpAnswer byId(String id) {
        return get("/api/comments/" + id);
    }

    /** A list of one domain. */
    List<String> ids(String domain) {
        return get("/api/comments?limit=1000&domain=" + domain).ids();
    }

    HttpAnswer post(String body, String... headers) {
        return send("POST", "/api/comments", body, headers);
    }

    /** Posts what has to be accepted, and returns what was stored. */
    JsonNode stored(String body, String... headers) {
        HttpAnswer answer = post(body, headers);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    HttpAnswer patch(String id, String body, String... headers) {
        return send("PATCH", "/api/comments/" + id, body, headers);
    }

    HttpAnswer delete(String id, String... headers) {
        return send("DELETE", "/api/comments/" + id, "", headers);
    }

    HttpAnswer send(String method, String path, String body, String... headers) {
        return sendBytes(method, path, body.replace('\'', '"').getBytes(StandardCharsets.UTF_8), headers);
    }

    /** The body as it is. */
    HttpAnswer sendBytes(String method, String path, byte[] body, String... headers) {
        try {
            HttpRequest request = request(method, path, body, headers);
            HttpAnswer answer = new HttpAnswer(http.send(request, BodyHandlers.ofString()));
            DESCRIPTION.assertDescribes(method, request.uri().getRawPath(), answer.response(), answer.body());
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an answer", e);
        }
    }

    CompletableFuture<HttpAnswer> postLater(String body, String... headers) {
        return postLaterTo("/api/comments", body, headers);
    }

    CompletableFuture<HttpAnswer> postLaterTo(String path, String body, String... headers) {
        byte[] bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return http.sendAsync(request("POST", path, bytes, headers), BodyHandlers.ofString())
                .thenApply(response -> {
                    HttpAnswer answer = new HttpAnswer(response);
                    DESCRIPTION.assertDescribes("POST", path, response, response.body());
                    return answer;
                });
    }

    /** Waits for longer than a node may hold a read. */
    CompletableFuture<HttpAnswer> getLater(String path) {
        HttpRequest request = HttpRequest.newBuilder(request("GET", path, new byte[0]), (name, value) -> true)
                .timeout(START)
                .build();
        return http.sendAsync(request, BodyHandlers.ofString()).thenApply(response -> {
            DESCRIPTION.assertDescribes("GET", response.uri().getRawPath(), response, response.body());
            return new HttpAnswer(response);
        });
    }

    /** The body as it comes, compressed or not. */
    HttpResponse<byte[]> raw(String path, String... headers) {
        return http.sendAsync(request("GET", path, new byte[0], headers), BodyHandlers.ofByteArray())
                .join();
    }

    /** Events as they come. */
    ContractEvents events(String path, String... headers) {
        HttpResponse<InputStream> response = http.sendAsync(
                        request("GET", path, new byte[0], headers), BodyHandlers.ofInputStream())
                .join();
        DESCRIPTION.assertDescribes("GET", response.uri().getRawPath(), response, "");
        return new ContractEvents(response.body());
    }

    private HttpRequest request(String method, String path, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(node + path))
                .timeout(PATIENCE)
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        return headers.length == 0 ? request.build() : request.headers(headers).build();
    }

    /** That the answer is an error with this sentence. */
    static void assertError(HttpAnswer answer, int status, String sentence) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().path("error").asText()).isEqualTo(sentence);
    }
}
