package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.Test;

final class OpenApiTest {
    private static final String SENTENCE = "{\"error\":\"Message not found\"}";

    private final OpenApi description = OpenApi.read();

    /** An answer that no node gave. */
    private record Answered(int statusCode, HttpHeaders headers, String body) implements HttpResponse<String> {
        @Override
        public HttpRequest request() {
            return HttpRequest.newBuilder(uri()).build();
        }

        @Override
        public Optional<HttpResponse<String>> previousResponse() {
            return Optional.empty();
        }

        @Override
        public Optional<SSLSession> sslSession() {
            return Optional.empty();
        }

        @Override
        public URI uri() {
            return URI.create("http://localhost/");
        }

        @Override
        public HttpClient.Version version() {
            return HttpClient.Version.HTTP_1_1;
        }
    }

    private static Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Access-Control-Allow-Methods", List.of("GET, POST, PATCH, DELETE, OPTIONS"));
        headers.put(
                "Access-Control-Allow-Headers", List.of("Content-Type, Authorization, If-None-Match, Last-Event-ID"));
        headers.put("Access-Control-Max-Age", List.of("86400"));
        headers.put("Access-Control-Expose-Headers", List.of("ETag"));
        headers.put("Content-Type", List.of("application/json"));
        return headers;
    }

    private List<String> problems(
            String method, String path, int status, Map<String, List<String>> headers, String body) {
        HttpHeaders all = HttpHeaders.of(headers, (name, value) -> true);
        return description.problems(method, path, new Answered(status, all, body), body);
    }

    private List<String> problemsById(int status, Map<String, List<String>> headers, String body) {
        return problems("GET", "/api/comments/x", status, headers, body);
    }

    @Test
    void findsNoProblemInWhatItDescribes() {
        assertThat(problemsById(404, headers(), SENTENCE)).isEmpty();
    }

    @Test
    void findsAStatusThatItDoesNotDescribe() {
        assertThat(problemsById(418, headers(), SENTENCE)).containsExactly("the status is not described");
        assertThat(problemsById(500, headers(), SENTENCE)).containsExactly("the status is not described");
    }

    @Test
    void findsAHeaderThatIsMissingOrWrongOrNotDescribed() {
        Map<String, List<String>> headers = headers();
        headers.remove("Access-Control-Max-Age");
        assertThat(problemsById(404, headers, SENTENCE)).containsExactly("header Access-Control-Max-Age is missing");
        headers.put("Access-Control-Max-Age", List.of("1"));
        assertThat(problemsById(404, headers, SENTENCE))
                .singleElement()
                .asString()
                .contains("Access-Control-Max-Age");
        headers.put("Access-Control-Max-Age", List.of("86400"));
        headers.put("X-Powered-By", List.of("chance"));
        assertThat(problemsById(404, headers, SENTENCE)).containsExactly("header X-Powered-By is not described");
    }

    @Test
    void findsABodyThatBreaksTheSchemaOrIsOfAnotherType() {
        assertThat(problemsById(404, headers(), "{\"error\":\"Message not found\",\"stack\":[]}"))
                .isNotEmpty();
        Map<String, List<String>> headers = headers();
        headers.put("Content-Type", List.of("text/html; charset=utf-8"));
        assertThat(problemsById(404, headers, "<p>Not found"))
                .containsExactly("the Content-Type text/html is not described");
    }

    @Test
    void findsASentenceThatIsNoneOfTheExamples() {
        assertThat(problemsById(404, headers(), "{\"error\":\"No idea\"}"))
                .containsExactly("the sentence is not one of the examples");
    }

    @Test
    void expectsARefusalOfWhatItDoesNotDescribe() {
        assertThat(problems("GET", "/secret", 200, headers(), "{}")).isNotEmpty();
        assertThat(problems("GET", "/secret", 404, headers(), "{\"error\":\"Not found\"}"))
                .isEmpty();
        assertThat(problems("PUT", "/api/stats", 200, headers(), "{}")).isNotEmpty();
        assertThat(problems("PUT", "/api/stats", 405, headers(), "{\"error\":\"Method not allowed\"}"))
                .isEmpty();
    }

    @Test
    void hasExamplesThatItsOwnSchemasAccept() {
        List<JsonNode> bodies = new ArrayList<>();
        description.document().findParents("examples").stream()
                .filter(node -> node.has("schema"))
                .forEach(bodies::add);
        assertThat(bodies).hasSizeGreaterThan(20);
        for (JsonNode body : bodies) {
            for (JsonNode example : body.path("examples")) {
                assertThat(description.schema(body.path("schema")).validate(example.path("value")))
                        .as(example.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void hasExamplesOfHeadersAndParametersThatItsOwnSchemasAccept() {
        List<JsonNode> values = new ArrayList<>();
        description.document().findParents("example").stream()
                .filter(node -> node.has("schema"))
                .forEach(values::add);
        assertThat(values).hasSizeGreaterThan(10);
        assertThat(values)
                .allSatisfy(value -> assertThat(
                                description.schema(value.path("schema")).validate(value.path("example")))
                        .as(value.toString())
                        .isEmpty());
    }

    @Test
    void namesEveryOperationOnce() {
        assertThat(description.document().findValuesAsText("operationId"))
                .hasSizeGreaterThan(20)
                .doesNotHaveDuplicates();
    }
}
