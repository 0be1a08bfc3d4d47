package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trace that a client has begun goes with its comment: to the fold, the view, the bot and the reply. */
final class TracingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00f067aa0ba902b7";

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path data;

    @Test
    void tellsOneTraceFromThePostToItsReply() throws Exception {
        Deployment.Place place = Deployment.Place.in(data);
        URI node = URI.create("http://127.0.0.1:" + place.port());
        try (OtlpReceiver collector = OtlpReceiver.start();
                NodeProcess up = NodeProcess.start(
                        "tracing", Map.of("OTEL_BSP_SCHEDULE_DELAY", "100"), arguments(place, collector))) {
            up.awaitReady(place.port());
            send(traced(node)
                    .POST(HttpRequest.BodyPublishers.ofString(Draft.question("Is anybody there?")
                            .withId("traced-1")
                            .json()
                            .toString())));
            // Of the question, of its reply and of its mark: appended thrice, folded thrice.
            await("the whole trace")
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(names(collector))
                            .containsExactlyInAnyOrder(
                                    "POST /api/comments",
                                    "append",
                                    "fold",
                                    "view",
                                    "answer",
                                    "call",
                                    "append",
                                    "fold",
                                    "append",
                                    "fold"));
            hangsTogether(collector.spans(TRACE));

            send(traced(node).GET());
            send(traced(URI.create(node + "/api/comments?after=0")).GET());
            send(traced(URI.create(node + "/api/comments/traced-1")).DELETE());
            await("the deletion").atMost(PATIENCE).until(() -> names(collector).contains("DELETE /api/comments/{id}"));
            assertThat(collector.spans()).extracting(OtlpReceiver.Span::name).noneMatch(name -> name.startsWith("GET"));
        }
    }

    private static String[] arguments(Deployment.Place place, OtlpReceiver collector) {
        return new String[] {
            "up",
            "--port",
            Integer.toString(place.port()),
            "--broker-port",
            Integer.toString(place.brokerPort()),
            "--data",
            place.data().toString(),
            "--trace-otlp",
            collector.url()
        };
    }

    private static List<String> names(OtlpReceiver collector) {
        return collector.spans(TRACE).stream().map(OtlpReceiver.Span::name).toList();
    }

    /** Every step is a part of another one, or of what the client did. */
    private static void hangsTogether(List<OtlpReceiver.Span> spans) {
        Set<String> ids = spans.stream().map(OtlpReceiver.Span::id).collect(Collectors.toSet());
        assertThat(spans)
                .allSatisfy(span -> assertThat(span.parent().equals(CALLER) || ids.contains(span.parent()))
                        .as("%s hangs together with the others", span)
                        .isTrue());
        assertThat(spans).filteredOn(span -> span.parent().equals(CALLER)).hasSize(1);
    }

    private static HttpRequest.Builder traced(URI uri) {
        return HttpRequest.newBuilder(uri.getPath().isEmpty() ? uri.resolve("/api/comments") : uri)
                .timeout(PATIENCE)
                .header("traceparent", "00-" + TRACE + "-" + CALLER + "-01");
    }

    private void send(HttpRequest.Builder request) throws Exception {
        assertThat(http.send(request.build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
    }
}
