package io.commentlog.node.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.kit.http.Answer;
import io.commentlog.kit.http.Endpoint;
import io.commentlog.kit.http.Routes;
import io.commentlog.page.Page;
import io.vertx.core.Future;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class PageEndpointTest {
    private static final Endpoint API =
            request -> Future.succeededFuture(Answer.json(200, "[]").with("ETag", "\"api\""));

    private final Nodes nodes = new Nodes();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        nodes.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8", "Text/HTML"})
    void showsThePageToWhoAcceptsHtml(String accept) throws Exception {
        HttpResponse<String> answer = get(node(Optional.of(API)), "/", "Accept", accept);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).contains("text/html; charset=utf-8");
        assertThat(header(answer, "Vary")).contains("Accept");
        assertThat(answer.body()).startsWith("<!doctype html>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "text/plain"})
    void answersTheOthersAsTheApiDoes(String accept) throws Exception {
        HttpResponse<String> answer = get(node(Optional.of(API)), "/", "Accept", accept);
        assertThat(answer.body()).isEqualTo("[]");
        assertThat(header(answer, "ETag")).contains("\"api\"");
        assertThat(header(answer, "Vary")).contains("Accept");
    }

    @Test
    void keepsWhatTheApisAnswerVariesBy() throws Exception {
        Endpoint compressing = request -> Future.succeededFuture(
                Answer.json(200, "[]").with("Content-Encoding", "identity").with("Vary", "Accept-Encoding"));
        HttpResponse<String> answer = get(node(Optional.of(compressing)), "/", "Accept", "*/*");
        assertThat(header(answer, "Vary")).contains("Accept, Accept-Encoding");
    }

    @Test
    void showsThePageToAllWhereThereIsNoApi() throws Exception {
        HttpResponse<String> answer = get(node(Optional.empty()), "/", "Accept", "*/*");
        assertThat(answer.body()).startsWith("<!doctype html>");
    }

    @Test
    void servesEveryFileUnderAStrictPolicy() throws Exception {
        int node = node(Optional.of(API));
        for (String path :
                new Page().assets().stream().map(asset -> asset.path()).toList()) {
            HttpResponse<String> answer = get(node, path, "Accept", "text/html");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(header(answer, "Content-Security-Policy")).contains(Page.CONTENT_SECURITY_POLICY);
            assertThat(header(answer, "X-Content-Type-Options")).contains("nosniff");
            assertThat(header(answer, "Cache-Control")).contains("no-cache");
        }
    }

    @Test
    void servesTheSameAgainAndAgain() throws Exception {
        int node = node(Optional.of(API));
        String first = get(node, "/page/page.js", "Accept", "*/*").body();
        assertThat(first).isNotEmpty();
        assertThat(get(node, "/page/page.js", "Accept", "*/*").body()).isEqualTo(first);
    }

    @Test
    void answers304ToWhoHasIt() throws Exception {
        int node = node(Optional.of(API));
        String etag =
                header(get(node, "/page/page.css", "Accept", "*/*"), "ETag").orElseThrow();
        for (String has : new String[] {etag, "\"older\", " + etag, "W/" + etag, "*"}) {
            HttpResponse<String> answer = get(node, "/page/page.css", "If-None-Match", has);
            assertThat(answer.statusCode()).isEqualTo(304);
            assertThat(header(answer, "ETag")).contains(etag);
            assertThat(answer.body()).isEmpty();
        }
        assertThat(get(node, "/page/page.css", "If-None-Match", "\"older\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void answers304AtTheRootToo() throws Exception {
        int node = node(Optional.of(API));
        String etag = header(get(node, "/", "Accept", "text/html"), "ETag").orElseThrow();
        HttpResponse<String> answer = get(node, "/", "Accept", "text/html", "If-None-Match", etag);
        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(header(answer, "Vary")).contains("Accept");
    }

    private int node(Optional<Endpoint> api) {
        PageEndpoint page = new PageEndpoint();
        Routes routes = new Routes().get("/", page.root(api));
        page.addTo(routes);
        return nodes.start(routes);
    }

    private HttpResponse<String> get(int port, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(Nodes.url(port).resolve(path))
                .timeout(Duration.ofSeconds(10))
                .headers(headers)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static Optional<String> header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name);
    }
}
