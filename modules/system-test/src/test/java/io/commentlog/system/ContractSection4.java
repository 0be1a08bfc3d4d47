package io.commentlog.system;

import static io.commentlog.system.ContractClient.unique;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

/** Poll mode. */
final class ContractSection4 {
    private ContractSection4() {}

    static ContractSection section() {
        return new ContractSection(4, "Read, poll mode: `?after=<ms>&limit&type`", ContractSection4.class)
                .keep("A bare array, newest first", http -> {
                    HttpAnswer poll = poll(http, five(http), "after=0");
                    assertThat(poll.body()).startsWith("[{").endsWith("}]");
                    assertThat(timestamps(poll)).containsExactly(5L, 4L, 3L, 2L, 1L);
                })
                .keep("Timestamp strictly greater than `after`", http -> {
                    String domain = five(http);
                    assertThat(timestamps(poll(http, domain, "after=3"))).containsExactly(5L, 4L);
                    assertThat(timestamps(poll(http, domain, "after=-1"))).hasSize(5);
                })
                .keep("then type", http -> {
                    String domain = unique("poll-type");
                    http.stored("{'text':'x','timestamp':1,'message-type':'AI','domain':'" + domain + "'}");
                    http.stored("{'text':'x','timestamp':2,'domain':'" + domain + "'}");
                    assertThat(timestamps(poll(http, domain, "after=0&type=AI&limit=1")))
                            .containsExactly(1L);
                })
                .keep("then the first `limit`", http -> {
                    assertThat(timestamps(poll(http, five(http), "after=1&limit=2")))
                            .containsExactly(5L, 4L);
                })
                .keep("limit of a poll: default 50, max 1000", http -> {
                    String domain = ContractCrowd.domain(http);
                    assertThat(poll(http, domain, "after=0").ids()).hasSize(50);
                    assertThat(poll(http, domain, "after=0&limit=1001").ids()).hasSize(1000);
                })
                .keep("limit of a poll: 0 or not a number → `[]`", http -> {
                    String domain = five(http);
                    for (String limit : List.of("0", "many", "-1")) {
                        assertThat(poll(http, domain, "after=0&limit=" + limit).body())
                                .isEqualTo("[]");
                    }
                    assertThat(poll(http, domain, "after=0&limit=2x").ids()).hasSize(2);
                })
                .keep("Nothing new: `[]`, 200", http -> {
                    HttpAnswer poll = poll(http, five(http), "after=5");
                    assertThat(poll.status()).isEqualTo(200);
                    assertThat(poll.body()).isEqualTo("[]");
                })
                .keep("`after` not a number → `[]`", http -> {
                    String domain = five(http);
                    assertThat(poll(http, domain, "after=yesterday").body()).isEqualTo("[]");
                    assertThat(timestamps(poll(http, domain, "after=4x"))).containsExactly(5L);
                })
                .keep("offset and search are ignored", http -> {
                    assertThat(timestamps(poll(http, five(http), "after=3&offset=1&search=zzz")))
                            .containsExactly(5L, 4L);
                })
                .keep("A poll is `Cache-Control: no-cache`", http -> {
                    assertThat(http.get("/api/comments?after=0").header("Cache-Control"))
                            .contains("no-cache");
                });
    }

    private static String five(ContractClient http) {
        String domain = unique("poll");
        IntStream.of(3, 1, 5, 2, 4)
                .forEach(time -> http.stored("{'text':'x','timestamp':" + time + ",'domain':'" + domain + "'}"));
        return domain;
    }

    private static HttpAnswer poll(ContractClient http, String domain, String query) {
        return http.get("/api/comments?domain=" + domain + "&" + query);
    }

    private static List<Long> timestamps(HttpAnswer answer) {
        return answer.comments().stream()
                .map(comment -> comment.path("timestamp").asLong())
                .toList();
    }
}
