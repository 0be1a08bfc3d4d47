package io.commentlog.system;

import static io.commentlog.system.ContractClient.assertError;
import static io.commentlog.system.ContractFields.assertAbsent;
import static io.commentlog.system.ContractFields.assertKept;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What becomes of {@code context} and {@code botParams}. */
final class ContractStructures {
    private ContractStructures() {}

    static void addTo(ContractSection section) {
        section.keep("context: kept if an array, an empty one too; else absent", http -> {
                    assertKept(http, "context", "['a','b ']");
                    assertKept(http, "context", "[]");
                    for (String context : List.of("'a'", "7", "null", "{'a':1}")) {
                        assertAbsent(http, "'context':" + context, "context");
                    }
                })
                .fix("context: of strings, else 400", http -> {
                    assertError(http.post("{'text':'x','context':[1]}"), 400, "context must be an array of strings");
                })
                .fix("context: at most 200 entries and 64 KiB together, else 413", http -> {
                    String entries = "'e'" + ",'e'".repeat(199);
                    assertKept(http, "context", "[" + entries + "]");
                    assertError(
                            http.post("{'text':'x','context':[" + entries + ",'e']}"),
                            413,
                            "context must have at most 200 entries");
                    assertKept(http, "context", "['" + "c".repeat(65_536) + "']");
                    assertError(
                            http.post("{'text':'x','context':['" + "c".repeat(65_536) + "','c']}"),
                            413,
                            "context must take at most 64 KiB");
                })
                .keep("botParams: kept if an object, else absent; nothing is added or defaulted in it", http -> {
                    assertKept(http, "botParams", "{}");
                    assertKept(http, "botParams", "{'entity':'nobody','n':1.5,'deep':{'a':[null,true]}}");
                    for (String params : List.of("'a'", "7", "null", "[]")) {
                        assertAbsent(http, "'botParams':" + params, "botParams");
                    }
                })
                .fix("botParams: at most 8 KiB, else 413", http -> {
                    String text = "p".repeat(8192 - "{'p':''}".length());
                    assertKept(http, "botParams", "{'p':'" + text + "'}");
                    assertError(
                            http.post("{'text':'x','botParams':{'p':'" + text + "p'}}"),
                            413,
                            "botParams must take at most 8 KiB");
                })
                .keep("`botParams.processed` is absent, false or true, and nothing makes one of another", http -> {
                    for (String params : List.of("{'entity':'nobody'}", "{'processed':false}", "{'processed':true}")) {
                        JsonNode stored = assertKept(http, "botParams", params);
                        assertThat(http.byId(stored.path("id").asText()).json()).isEqualTo(stored);
                    }
                })
                .keep("`botParams.processed`: only the JSON literals count", http -> {
                    int waiting = unprocessed(http);
                    for (String flag : List.of("'false'", "0", "null", "''")) {
                        assertKept(http, "botParams", "{'entity':'nobody','processed':" + flag + "}");
                    }
                    assertThat(unprocessed(http)).isEqualTo(waiting);
                    http.stored("{'text':'x','botParams':{'entity':'nobody','processed':false}}");
                    assertThat(unprocessed(http)).isEqualTo(waiting + 1);
                });
    }

    private static int unprocessed(ContractClient http) {
        return http.get("/api/stats").json().path("unprocessed").asInt();
    }
}
