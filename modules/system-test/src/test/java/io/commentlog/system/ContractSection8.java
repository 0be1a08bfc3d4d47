package io.commentlog.system;

import static io.commentlog.system.ContractClient.assertError;
import static io.commentlog.system.ContractClient.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What a PATCH may, and what it answers. */
final class ContractSection8 {
    private static final String PROCESSED = "{'botParams':{'processed':true}}";
    private static final String INVALID = "Invalid update - only botParams.processed can be updated";

    private ContractSection8() {}

    static ContractSection section() {
        return new ContractSection(8, "PATCH", ContractSection8.class)
                .keep("`{\"botParams\":{\"processed\":true|false}}` is 200 with the whole updated comment", http -> {
                    ObjectNode stored = (ObjectNode) http.stored(
                            "{'text':'x','username':'ada','context':['c'],'botParams':{'processed':false}}");
                    String id = stored.path("id").asText();
                    HttpAnswer patched = http.patch(id, PROCESSED);
                    assertThat(patched.status()).isEqualTo(200);
                    stored.putObject("botParams").put("processed", true);
                    assertThat(patched.json()).isEqualTo(stored);
                    assertThat(http.byId(id).json()).isEqualTo(stored);
                    stored.putObject("botParams").put("processed", false);
                    assertThat(http.patch(id, "{'botParams':{'processed':false}}")
                                    .json())
                            .isEqualTo(stored);
                })
                .keep("The other botParams fields are unchanged", http -> {
                    String id = http.stored(
                                    "{'text':'x','botParams':{'z':[1,{'a':null}],'processed':false,'entity':'nobody'}}")
                            .path("id")
                            .asText();
                    assertThat(http.patch(id, PROCESSED).body())
                            .contains(
                                    "\"botParams\":{\"z\":[1,{\"a\":null}],\"processed\":true,\"entity\":\"nobody\"}");
                })
                .keep("botParams is created if there was none", http -> {
                    String id = http.stored("{'text':'x'}").path("id").asText();
                    JsonNode patched = http.patch(id, PROCESSED).json();
                    assertThat(patched.path("botParams").toString()).isEqualTo("{\"processed\":true}");
                })
                .keep("400 `" + INVALID + "`", http -> {
                    String id = http.stored("{'text':'x'}").path("id").asText();
                    for (String body : List.of(
                            "{}",
                            "{'text':'y'}",
                            "{'botParams':{}}",
                            "{'botParams':{'processed':'true'}}",
                            "{'botParams':{'processed':null}}",
                            "{'botParams':{'processed':1}}",
                            "{'botParams':[true]}",
                            "{'botParams':{'processed':true,'entity':'x'}}",
                            "{'botParams':{'processed':true},'text':'y'}")) {
                        assertError(http.patch(id, body), 400, INVALID);
                    }
                    assertThat(http.byId(id).json().has("botParams")).isFalse();
                })
                .keep("404 `Message not found`", http -> {
                    assertError(http.patch("nowhere", PROCESSED), 404, "Message not found");
                    String id = http.stored("{'text':'x'}").path("id").asText();
                    http.delete(id);
                    assertError(http.patch(id, PROCESSED), 404, "Message not found");
                })
                .fix("Found by id alone, whatever its timestamp", http -> {
                    String id = unique("old");
                    http.stored("{'text':'x','timestamp':1,'id':'" + id + "'}");
                    assertThat(http.patch(id, PROCESSED).status()).isEqualTo(200);
                })
                .fix("Found right after the POST, on another node", http -> {
                    for (int round = 0; round < 10; round++) {
                        String id = http.post("{'text':'x'}", "Prefer", "respond-async")
                                .json()
                                .path("id")
                                .asText();
                        HttpAnswer patched = http.guarded()
                                .patch(id, PROCESSED, "Authorization", "Bearer " + ContractOthers.BOT_TOKEN);
                        assertThat(patched.status()).as(patched.body()).isEqualTo(200);
                    }
                })
                .fix("Malformed JSON in a PATCH is 400", http -> {
                    String id = http.stored("{'text':'x'}").path("id").asText();
                    for (String body : List.of("", "{", "[]", "true", "{'botParams':{'processed':tru}}")) {
                        assertError(http.patch(id, body), 400, "Body must be a JSON object");
                    }
                })
                .add(
                        "Once POST, PATCH or DELETE has answered, the caller's next read with its position shows it, on any node",
                        http -> {
                            String id = unique("mine");
                            String path = "/api/comments?domain=" + id + "&at-least=";
                            HttpAnswer posted = http.post(
                                    "{'text':'x','id':'" + id + "','domain':'" + id + "'}", "Prefer", "respond-async");
                            for (ContractClient node : List.of(http.guarded(), http)) {
                                assertThat(node.get(path + position(posted)).comments())
                                        .containsExactly(posted.json());
                            }
                            HttpAnswer patched = http.patch(id, PROCESSED, "Prefer", "respond-async");
                            for (ContractClient node : List.of(http.guarded(), http)) {
                                assertThat(node.get(path + position(patched)).comments())
                                        .containsExactly(patched.json());
                            }
                            HttpAnswer deleted = http.delete(id, "Prefer", "respond-async");
                            for (ContractClient node : List.of(http.guarded(), http)) {
                                assertThat(node.get(path + position(deleted)).comments())
                                        .isEmpty();
                            }
                        });
    }

    private static String position(HttpAnswer written) {
        return written.header("Comment-Position").orElse("none");
    }
}
