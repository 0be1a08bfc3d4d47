package io.commentlog.bench.peer;

import io.commentlog.bench.CannotBench;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Single requests, for what surrounds a measurement. Blocking. */
public final class Ask {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private Ask() {}

    /**
     * @throws CannotBench if it is not answered with 200
     */
    public static HttpResponse<byte[]> get(URI server, String path) {
        return send(request(server, path).GET().build());
    }

    /**
     * The body.
     *
     * @throws CannotBench if it is not answered with 200
     */
    public static String text(URI server, String path) {
        return new String(get(server, path).body(), StandardCharsets.UTF_8);
    }

    /**
     * @throws CannotBench if it is not answered with 200
     */
    public static HttpResponse<byte[]> post(URI server, String path, String body) {
        return send(request(server, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build());
    }

    /** Whether it is answered with 200. */
    static boolean answers(URI server, String path) {
        try {
            get(server, path);
            return true;
        } catch (CannotBench e) {
            return false; // that is the question
        }
    }

    public static Optional<String> header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name);
    }

    private static HttpRequest.Builder request(URI server, String path) {
        return HttpRequest.newBuilder(URI.create("http://" + server.getAuthority() + path))
                .timeout(PATIENCE);
    }

    private static HttpResponse<byte[]> send(HttpRequest request) {
        try {
            HttpResponse<byte[]> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != OK) {
                throw new CannotBench(request.uri() + " answers " + answer.statusCode());
            }
            return answer;
        } catch (IOException e) {
            throw new CannotBench("Nobody answers at " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotBench("Interrupted", e);
        }
    }
}
