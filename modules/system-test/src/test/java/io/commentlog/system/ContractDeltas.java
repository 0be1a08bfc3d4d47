package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Deltas of one node, asked and taken apart. */
final class ContractDeltas {
    static final String PROCESSED = "{'botParams':{'processed':true}}";

    private ContractDeltas() {}

    static String post(ContractClient http, String domain, long timestamp) {
        return http.stored("{'text':'x','timestamp':" + timestamp + ",'domain':'" + domain + "'}")
                .path("id")
                .asText();
    }

    static JsonNode delta(ContractClient http, String cursor, String query) {
        HttpAnswer answer = http.get("/api/comments?cursor=" + cursor + "&" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    static String cursor(JsonNode delta) {
        return delta.path("cursor").asText();
    }

    static List<String> ids(JsonNode delta) {
        return comments(delta).map(comment -> comment.path("id").asText()).toList();
    }

    static List<Long> timestamps(JsonNode delta) {
        return comments(delta)
                .map(comment -> comment.path("timestamp").asLong())
                .toList();
    }

    private static Stream<JsonNode> comments(JsonNode delta) {
        return delta.path("comments").valueStream();
    }

    /** The cursor as a log that was made anew would not know it. */
    static String ofAnotherEpoch(String cursor) {
        byte[] bytes = Base64.getUrlDecoder().decode(cursor);
        bytes[3] ^= 1; // behind the version comes the epoch
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
