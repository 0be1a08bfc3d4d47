package io.commentlog.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class ApiDescriptionTest {
    private static final String REWRITE =
            "mvn -q -pl modules/page test -Dtest=ApiDescriptionTest -Dcommentlog.rewrite=true";
    private static final Path YAML = Path.of("..", "..", "docs", "openapi.yaml");
    private static final Path JSON = Path.of("..", "..", "docs", "openapi.json");

    private final ApiDescription description = new ApiDescription();

    @Test
    void hasTheSameDocumentInYamlAndInJson() throws IOException {
        String expected = json(new YAMLMapper().readTree(Files.readString(YAML)));
        if (Boolean.getBoolean("commentlog.rewrite")) {
            Files.writeString(JSON, expected);
        }
        assertThat(Files.readString(JSON))
                .as("docs/openapi.json is not docs/openapi.yaml any more. To write it anew: %s", REWRITE)
                .isEqualTo(expected);
    }

    private static String json(JsonNode document) throws IOException {
        DefaultIndenter indenter = new DefaultIndenter(" ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        return new ObjectMapper().writer(printer).writeValueAsString(document) + "\n";
    }

    @Test
    void servesTheDocumentsAsTheyAreInDocs() throws IOException {
        assertThat(text("/openapi.yaml")).isEqualTo(Files.readString(YAML));
        assertThat(asset("/openapi.yaml").contentType()).isEqualTo("application/yaml");
        assertThat(asset("/openapi.json").contentType()).isEqualTo("application/json");
    }

    @Test
    void refersToNothingThatItDoesNotHave() throws IOException {
        JsonNode document = new ObjectMapper().readTree(text("/openapi.json"));
        List<String> refs = document.findValuesAsText("$ref");
        assertThat(refs)
                .hasSizeGreaterThan(100)
                .allSatisfy(ref -> assertThat(document.at(ref.substring(1)).isMissingNode())
                        .as(ref)
                        .isFalse());
        List<String> unused = new ArrayList<>();
        document.path("components")
                .properties()
                .forEach(kind -> kind.getValue().fieldNames().forEachRemaining(name -> {
                    if (!refs.contains("#/components/" + kind.getKey() + "/" + name)) {
                        unused.add(name);
                    }
                }));
        assertThat(unused).containsExactly("botToken", "moderatorToken"); // those are named, not referred to
    }

    @Test
    void asksForNothingThatItDoesNotHave() {
        Matcher asked = Pattern.compile("(?:src|href)=\"([^\"#]+)\"|fetch\\('([^']+)'\\)")
                .matcher(text("/docs") + text("/docs/docs.js"));
        List<String> paths = new ArrayList<>();
        while (asked.find()) {
            paths.add("/" + (asked.group(1) != null ? asked.group(1) : asked.group(2)));
        }
        assertThat(paths)
                .contains("/openapi.json", "/docs/docs.js", "/docs/tokens.css", "/docs/docs.css", "/openapi.yaml")
                .allMatch(path -> description.assets().stream()
                        .anyMatch(asset -> asset.path().equals(path)));
    }

    @Test
    void hasNoInlineScriptOrStyleSoThatAStrictPolicyCanHold() {
        assertThat(text("/docs"))
                .startsWith("<!doctype html>")
                .doesNotContain("<style", " style=", "javascript:", "http:", "https:")
                .doesNotContainPattern("<script(?![^>]* src=)")
                .doesNotContainPattern("\\son[a-z]+=");
    }

    @Test
    void neverMakesHtmlOfText() {
        assertThat(text("/docs/docs.js"))
                .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "DOMParser");
    }

    private Asset asset(String path) {
        return description.assets().stream()
                .filter(asset -> asset.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private String text(String path) {
        return new String(asset(path).bytes(), StandardCharsets.UTF_8);
    }
}
