package io.commentlog.system;

import static io.commentlog.system.ContractClient.assertError;
import static io.commentlog.system.ContractClient.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What becomes of the body of a POST. */
final class ContractSection2 {
    private static final String NOT_AN_OBJECT = "Body must be a JSON object";

    private ContractSection2() {}

    static ContractSection section() {
        ContractSection section = new ContractSection(
                2, "A comment", ContractStrings.class, ContractStructures.class, ContractSection2.class);
        ContractStrings.addTo(section);
        ContractStructures.addTo(section);
        return body(section);
    }

    private static ContractSection body(ContractSection section) {
        return section.keep("The order of the keys is the one of this table", http -> {
                    String id = unique("order");
                    HttpAnswer posted = http.post("{'replyTo':'r','botParams':{'z':1,'a':2},'context':['c'],'misc':'m',"
                            + "'message-type':'AI','language':'de','domain':'d','color':'c','username':'u','timestamp':5,"
                            + "'text':'t','id':'" + id + "'}");
                    String expected = ("{'id':'" + id
                                    + "','text':'t','timestamp':5,'username':'u','color':'c','domain':'d',"
                                    + "'language':'de','message-type':'AI','misc':'m','context':['c'],"
                                    + "'botParams':{'z':1,'a':2},'replyTo':'r'}")
                            .replace('\'', '"');
                    assertThat(posted.body()).isEqualTo(expected);
                    assertThat(http.byId(id).body()).isEqualTo(expected);
                })
                .keep("All other fields of a POST are dropped", http -> {
                    JsonNode stored = http.stored("{'text':'x','likes':7,'messageType':'AI','processed':true}");
                    assertThat(stored.has("likes") || stored.has("messageType") || stored.has("processed"))
                            .isFalse();
                })
                .fix("A body over 128 KiB is 413", http -> {
                    String start = "{'text':'x','other':'";
                    String full = start + "o".repeat(128 * 1024 - start.length() - 2) + "'}";
                    assertThat(http.post(full).status()).isEqualTo(200);
                    assertError(http.post(full + " "), 413, "The body must have at most 128 KiB");
                })
                .fix("Not JSON, not an object, bad UTF-8, nesting over 32: 400 `Body must be a JSON object`", http -> {
                    String deepest = "[".repeat(31) + "]".repeat(31);
                    assertThat(http.post("{'text':'x','other':" + deepest + "}").status())
                            .isEqualTo(200);
                    for (String body : List.of(
                            "",
                            "x",
                            "[]",
                            "7",
                            "null",
                            "{",
                            "{'text':'x'}}",
                            "{'text':'x'",
                            "{'text':'x','other':[" + deepest + "]}")) {
                        assertError(http.post(body), 400, NOT_AN_OBJECT);
                    }
                    byte[] latin1 = "{\"text\":\"café\"}".getBytes(StandardCharsets.ISO_8859_1);
                    assertError(http.sendBytes("POST", "/api/comments", latin1), 400, NOT_AN_OBJECT);
                });
    }
}
