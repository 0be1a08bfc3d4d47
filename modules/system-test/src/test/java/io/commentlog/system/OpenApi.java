package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@code docs/openapi.yaml}, as the judge of answers: the status, the headers and the body must be described for the
 * operation, and the sentence of a refusal must be one of the examples. Safe for all threads.
 */
final class OpenApi {
    private static final Path DOCUMENT = Path.of("..", "..", "docs", "openapi.yaml");
    /** How HTTP carries an answer, whatever it is. */
    private static final Set<String> FRAMING =
            Set.of("content-type", "content-length", "content-encoding", "transfer-encoding", "connection", "vary");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonNode document;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

    OpenApi(JsonNode document) {
        this.document = document;
    }

    static OpenApi read() {
        try {
            return new OpenApi(new YAMLMapper().readTree(Files.readString(DOCUMENT)));
        } catch (IOException e) {
            throw new UncheckedIOException("The API's description cannot be read", e);
        }
    }

    /** @param path without the query */
    void assertDescribes(String method, String path, HttpResponse<?> answer, String body) {
        assertThat(problems(method, path, answer, body))
                .as(
                        "docs/openapi.yaml of the answer %d to %s %s: %s",
                        answer.statusCode(), method, path, beginning(body))
                .isEmpty();
    }

    private static String beginning(String body) {
        return body.substring(0, Math.min(body.length(), 500));
    }

    List<String> problems(String method, String path, HttpResponse<?> answer, String body) {
        Optional<JsonNode> item = item(path);
        if (item.isEmpty()) {
            boolean preflight = method.equals("OPTIONS") && path.startsWith("/api/") && answer.statusCode() == 204;
            return preflight ? List.of() : refusal(answer, body, 404, "Not found");
        }
        JsonNode operation = item.get().path(method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT));
        if (operation.isMissingNode()) {
            boolean preflight = method.equals("OPTIONS") && answer.statusCode() == 204;
            return preflight ? List.of() : refusal(answer, body, 405, "Method not allowed");
        }
        JsonNode response = resolved(operation.path("responses").path(Integer.toString(answer.statusCode())));
        if (response.isMissingNode()) {
            return List.of("the status is not described");
        }
        List<String> problems = new ArrayList<>(headers(response.path("headers"), answer));
        if (!method.equals("HEAD")) {
            problems.addAll(body(response.path("content"), answer, body));
        }
        return problems;
    }

    /** A literal path is more than one with a parameter. */
    private Optional<JsonNode> item(String path) {
        JsonNode literal = document.path("paths").path(path);
        if (!literal.isMissingNode()) {
            return Optional.of(literal);
        }
        return document.path("paths").properties().stream()
                .filter(entry -> path.matches(entry.getKey().replaceAll("\\{[^}]+\\}", "[^/]+")))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static List<String> refusal(HttpResponse<?> answer, String body, int status, String sentence) {
        return answer.statusCode() == status
                        && json(body).path("error").asText().equals(sentence)
                ? List.of()
                : List.of("what is not described must be " + status + " " + sentence);
    }

    private List<String> headers(JsonNode described, HttpResponse<?> answer) {
        List<String> problems = new ArrayList<>();
        described.properties().forEach(entry -> {
            JsonNode header = resolved(entry.getValue());
            Optional<String> value = answer.headers().firstValue(entry.getKey());
            if (value.isEmpty() && header.path("required").asBoolean()) {
                problems.add("header " + entry.getKey() + " is missing");
            }
            value.ifPresent(text -> schema(header.path("schema"))
                    .validate(TextNode.valueOf(text))
                    .forEach(error -> problems.add("header " + entry.getKey() + ": " + error)));
        });
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        described.fieldNames().forEachRemaining(names::add);
        for (String name : answer.headers().map().keySet()) {
            if (!names.contains(name) && !FRAMING.contains(name.toLowerCase(Locale.ROOT))) {
                problems.add("header " + name + " is not described");
            }
        }
        return problems;
    }

    private List<String> body(JsonNode content, HttpResponse<?> answer, String body) {
        if (content.isMissingNode()) {
            return body.isEmpty() ? List.of() : List.of("no body is described");
        }
        String mediaType =
                answer.headers().firstValue("Content-Type").orElse("").replaceFirst("\\s*;.*", "");
        JsonNode media = content.path(mediaType);
        if (media.isMissingNode()) {
            return List.of("the Content-Type " + mediaType + " is not described");
        }
        if (!mediaType.equals("application/json")) {
            return List.of();
        }
        List<String> problems = new ArrayList<>();
        schema(media.path("schema")).validate(json(body)).forEach(error -> problems.add(error.toString()));
        JsonNode examples = media.path("examples");
        boolean refused = answer.statusCode() >= 400 && answer.statusCode() < 500 && !examples.isMissingNode();
        if (refused && !examples.findValues("value").contains(json(body))) {
            problems.add("the sentence is not one of the examples");
        }
        return problems;
    }

    private static JsonNode json(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + beginning(body), e);
        }
    }

    /** The schema as one of its own, with the components that it refers to. */
    Schema schema(JsonNode node) {
        return schemas.computeIfAbsent(node, key -> {
            ObjectNode whole = key.deepCopy();
            whole.set("components", document.path("components"));
            return registry.getSchema(whole);
        });
    }

    JsonNode document() {
        return document;
    }

    JsonNode resolved(JsonNode node) {
        return node.has("$ref")
                ? resolved(document.at(node.path("$ref").asText().substring(1)))
                : node;
    }
}
