package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** What became of the fields of one POST. Single quotes stand for double ones. */
final class ContractFields {
    private ContractFields() {}

    static void assertText(ContractClient http, String sent, String stored) {
        assertStored(http, "'text':'" + sent + "'", "text", stored);
    }

    /** That the text came out as expected, to whoever posted and to whoever reads. */
    static void assertStored(ContractClient http, String fields, String field, String expected) {
        JsonNode stored = http.stored("{" + (field.equals("text") ? "" : "'text':'x',") + fields + "}");
        assertThat(stored.path(field).isTextual()).as(field).isTrue();
        assertThat(stored.path(field).asText()).isEqualTo(expected);
        assertThat(http.byId(stored.path("id").asText()).json()).isEqualTo(stored);
    }

    /** That the JSON is in the answer as it was sent. */
    static JsonNode assertKept(ContractClient http, String field, String json) {
        HttpAnswer posted = http.post("{'text':'x','" + field + "':" + json + "}");
        assertThat(posted.body()).contains("\"" + field + "\":" + json.replace('\'', '"'));
        return posted.json();
    }

    static void assertAbsent(ContractClient http, String fields, String field) {
        assertThat(http.stored("{'text':'x'," + fields + "}").has(field))
                .as(fields)
                .isFalse();
    }

    /** That the server's clock has set the time. */
    static void assertNow(JsonNode comment) {
        long now = System.currentTimeMillis();
        assertThat(comment.path("timestamp").asLong()).isBetween(now - 10_000, now);
    }
}
