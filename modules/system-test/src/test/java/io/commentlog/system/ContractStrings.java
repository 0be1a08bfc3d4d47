package io.commentlog.system;

import static io.commentlog.system.ContractClient.assertError;
import static io.commentlog.system.ContractClient.unique;
import static io.commentlog.system.ContractFields.assertAbsent;
import static io.commentlog.system.ContractFields.assertNow;
import static io.commentlog.system.ContractFields.assertStored;
import static io.commentlog.system.ContractFields.assertText;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

/** What becomes of the id, the time and the texts of a POST. */
final class ContractStrings {
    private static final String BAD_ID = "id must be 1 to 128 characters of A-Z a-z 0-9 . _ : -";
    private static final String BAD_TIME =
            "timestamp must be an integer of at least 0, in milliseconds since the epoch";

    private ContractStrings() {}

    static void addTo(ContractSection section) {
        identity(section);
        text(section);
        strings(section);
    }

    private static void identity(ContractSection section) {
        section.keep("id: the client's, else `<ms epoch>-<9 base36>`", http -> {
                    String id = unique("mine");
                    assertStored(http, "'id':'" + id + "'", "id", id);
                    assertThat(http.stored("{'text':'x'}").path("id").asText()).matches("\\d{13}-[0-9a-z]{9}");
                })
                .fix("id: `[A-Za-z0-9._:-]{1,128}`, else 400", http -> {
                    String longest = unique("a".repeat(120));
                    assertStored(http, "'id':'" + longest + "'", "id", longest);
                    for (String id : List.of("''", "'a b'", "'ä'", "'a/b'", "'" + "a".repeat(129) + "'", "7", "{}")) {
                        assertError(http.post("{'text':'x','id':" + id + "}"), 400, BAD_ID);
                    }
                })
                .keep("id: opaque, never parsed", http -> {
                    String domain = unique("opaque");
                    for (String start : List.of("99999999999999-", "0-", "null", "5:0", "..", "-")) {
                        http.stored(
                                "{'text':'x','id':'" + start + domain + "','timestamp':5,'domain':'" + domain + "'}");
                    }
                    assertThat(http.get("/api/comments?domain=" + domain).comments())
                            .hasSize(6)
                            .allMatch(comment -> comment.path("timestamp").asLong() == 5);
                })
                .add("id: those that begin with `reply:` are the bot's, else 400", http -> {
                    assertError(
                            http.post("{'text':'x','id':'reply:0-0'}"),
                            400,
                            "Ids that begin with reply: belong to the bot's replies");
                })
                .keep("timestamp: the client's, else the server's clock", http -> {
                    assertThat(http.stored("{'text':'x','timestamp':123}")
                                    .path("timestamp")
                                    .asLong())
                            .isEqualTo(123);
                    assertNow(http.stored("{'text':'x'}"));
                })
                .fix("timestamp: not an integer ≥ 0 is 400", http -> {
                    for (String time : List.of("-1", "1.5", "'1'", "true", "[]")) {
                        assertError(http.post("{'text':'x','timestamp':" + time + "}"), 400, BAD_TIME);
                    }
                })
                .fix("timestamp: more than 5 s ahead of the server is the server's clock", http -> {
                    long soon = System.currentTimeMillis() + 3_000;
                    assertThat(http.stored("{'text':'x','timestamp':" + soon + "}")
                                    .path("timestamp")
                                    .asLong())
                            .isEqualTo(soon);
                    assertNow(http.stored("{'text':'x','timestamp':99999999999999}"));
                    assertNow(http.stored("{'text':'x','timestamp':1e40}"));
                });
    }

    private static void text(ContractSection section) {
        section.keep("text: white space runs become one space, trimmed", http -> {
                    assertText(http, " \\t a\\r\\n\\u00a0\\u3000b  c\\u2028 ", "a b c");
                })
                .keep("text: empty or not a string is 400 `Comment text is required`", http -> {
                    for (String body : List.of(
                            "{}", "{'text':''}", "{'text':' \\n '}", "{'text':7}", "{'text':null}", "{'text':['a']}")) {
                        assertError(http.post(body), 400, "Comment text is required");
                    }
                })
                .keep("text: cut to 1000 UTF-16 units without an error", http -> {
                    assertText(http, "x".repeat(1001), "x".repeat(1000));
                    assertText(http, "x".repeat(998) + "😀y", "x".repeat(998) + "😀");
                })
                .fix("text: never cut inside a surrogate pair", http -> {
                    assertText(http, "x".repeat(999) + "😀", "x".repeat(999));
                })
                .keep("text: Unicode comes back as it was sent: emoji, right to left, NUL", http -> {
                    assertText(
                            http, "😀👩‍👩‍👧‍👦 שלום مرحبا e\\u0301 \\u0000!", "😀👩‍👩‍👧‍👦 שלום مرحبا e\u0301 \0!");
                })
                .fix("text: half of a surrogate pair becomes U+FFFD", http -> {
                    assertText(http, "a\\ud83db", "a\uFFFDb");
                });
    }

    private static void strings(ContractSection section) {
        section.keep("username: trimmed, the first 16 units; absent if empty or not a string", http -> {
                    assertStored(http, "'username':'  ada lovelace, countess'", "username", "ada lovelace, co");
                    for (String name : List.of("''", "'  '", "7", "null", "{}")) {
                        assertAbsent(http, "'username':" + name, "username");
                    }
                })
                .keep("color: the client's verbatim", http -> {
                    assertStored(http, "'color':'010020255'", "color", "010020255");
                    assertStored(http, "'color':' Rebecca Purple '", "color", " Rebecca Purple ");
                })
                .fix("color: at most 32, else 400", http -> {
                    String body = "{'text':'x','color':'" + "c".repeat(33) + "'}";
                    assertError(http.post(body), 400, "color must have at most 32 characters");
                })
                .keep("color: else a random `rgb(r, g, b)`: one of 150-220, one of 40-220, one 40, shuffled", http -> {
                    List<String> colors = Stream.generate(() -> http.stored("{'text':'x'}"))
                            .limit(20)
                            .map(comment -> comment.path("color").asText())
                            .toList();
                    assertThat(colors).allSatisfy(ContractStrings::assertRandomColor);
                    assertThat(colors.stream().distinct()).hasSizeGreaterThan(10);
                })
                .keep("domain: the body's, else the `Origin` without its scheme, else `unknown`", http -> {
                    assertStored(http, "'domain':'example.org'", "domain", "example.org");
                    assertThat(http.stored("{'text':'x'}", "Origin", "https://example.org:8443")
                                    .path("domain")
                                    .asText())
                            .isEqualTo("example.org:8443");
                    assertStored(http, "'misc':''", "domain", "unknown");
                })
                .fix("domain: at most 253, else 400", http -> {
                    String body = "{'text':'x','domain':'" + "d".repeat(254) + "'}";
                    assertError(http.post(body), 400, "domain must have at most 253 characters");
                })
                .keep("language: default `en`", http -> {
                    assertStored(http, "'language':'de'", "language", "de");
                    assertStored(http, "'misc':''", "language", "en");
                })
                .fix("language: at most 35, else 400", http -> {
                    String body = "{'text':'x','language':'" + "l".repeat(36) + "'}";
                    assertError(http.post(body), 400, "language must have at most 35 characters");
                })
                .keep("message-type: default `human`; `human` and `AI` are used", http -> {
                    assertStored(http, "'message-type':'AI'", "message-type", "AI");
                    assertStored(http, "'misc':''", "message-type", "human");
                })
                .fix("message-type: at most 32 of `[A-Za-z0-9_-]`, else 400", http -> {
                    for (String type : List.of("a b", "ä", "t".repeat(33))) {
                        assertError(
                                http.post("{'text':'x','message-type':'" + type + "'}"),
                                400,
                                "message-type must be 1 to 32 characters of A-Z a-z 0-9 _ -");
                    }
                })
                .keep("misc: default `\"\"`", http -> {
                    assertStored(http, "'misc':'m'", "misc", "m");
                    assertStored(http, "'domain':'m'", "misc", "");
                })
                .fix("misc: at most 2000, else 400", http -> {
                    assertStored(http, "'misc':'" + "m".repeat(2000) + "'", "misc", "m".repeat(2000));
                    String body = "{'text':'x','misc':'" + "m".repeat(2001) + "'}";
                    assertError(http.post(body), 400, "misc must have at most 2000 characters");
                })
                .add("replyTo: id of the comment answered", http -> {
                    assertStored(http, "'replyTo':'somebody'", "replyTo", "somebody");
                    assertError(http.post("{'text':'x','replyTo':'a b'}"), 400, "replyTo must be the id of a comment");
                });
    }

    private static void assertRandomColor(String color) {
        assertThat(color).matches("rgb\\(\\d+, \\d+, \\d+\\)");
        List<Integer> channels = Stream.of(color.replaceAll("[^0-9,]", "").split(","))
                .map(Integer::valueOf)
                .sorted()
                .toList();
        assertThat(channels.get(0)).isEqualTo(40);
        assertThat(channels.get(1)).isBetween(40, 220);
        assertThat(channels.get(2)).isBetween(150, 220);
    }
}
