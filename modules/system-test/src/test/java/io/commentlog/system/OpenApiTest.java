package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OpenApiTest {
    private final OpenApi description = OpenApi.read();

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
