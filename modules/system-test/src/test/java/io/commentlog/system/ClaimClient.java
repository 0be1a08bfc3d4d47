package io.commentlog.system;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A worker that knows nothing but HTTP. Safe for all threads. */
final class ClaimClient {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI node;
    private final String worker;

    ClaimClient(String node, String worker) {
        this.node = URI.create(node);
        this.worker = worker;
    }

    String worker() {
        return worker;
    }

    HttpAnswer claim(int leaseSeconds, int wait) {
        return post("claim-next", body().put("leaseSeconds", leaseSeconds).put("wait", wait));
    }

    HttpAnswer complete(String lease, String reply) {
        return post("complete", body().put("leaseId", lease).put("reply", reply));
    }

    HttpAnswer post(String what, ObjectNode body) {
        return post(what, body.toString());
    }

    HttpAnswer post(String what, String body) {
        HttpRequest request = HttpRequest.newBuilder(node.resolve("/api/queue/" + what))
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return new HttpAnswer(http.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an answer", e);
        }
    }

    ObjectNode body() {
        return JsonNodeFactory.instance.objectNode().put("workerId", worker);
    }
}
