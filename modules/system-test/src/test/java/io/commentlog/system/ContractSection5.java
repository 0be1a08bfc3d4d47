package io.commentlog.system;

import static io.commentlog.system.ContractClient.assertError;
import static io.commentlog.system.ContractClient.unique;
import static io.commentlog.system.ContractDeltas.PROCESSED;
import static io.commentlog.system.ContractDeltas.cursor;
import static io.commentlog.system.ContractDeltas.delta;
import static io.commentlog.system.ContractDeltas.ids;
import static io.commentlog.system.ContractDeltas.ofAnotherEpoch;
import static io.commentlog.system.ContractDeltas.post;
import static io.commentlog.system.ContractDeltas.timestamps;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Delta mode. */
final class ContractSection5 {
    private ContractSection5() {}

    static ContractSection section() {
        ContractSection section = new ContractSection(
                5,
                "Read, delta mode: `?cursor=<opaque>&limit&type&domain&wait=<s>`",
                ContractSection5.class,
                ContractWaits.class,
                ContractStreams.class);
        start(section);
        changes(section);
        ContractWaits.addTo(section);
        ContractStreams.addTo(section);
        return section;
    }

    private static void start(ContractSection section) {
        section.add("`{\"comments\":[…],\"removed\":[\"id\"…],\"cursor\":\"…\",\"reset\":b,\"more\":b}`", http -> {
                    assertThat(http.get("/api/comments?cursor=&domain=nobody").body())
                            .matches("\\{\"comments\":\\[],\"removed\":\\[],\"cursor\":\"[A-Za-z0-9_-]+\","
                                    + "\"reset\":false,\"more\":false}");
                })
                .add("`cursor=` (empty) starts with the newest page, oldest first: `limit`, default 50", http -> {
                    HttpAnswer page = http.get("/api/comments?cursor=&domain=" + ContractCrowd.domain(http));
                    assertThat(timestamps(page.json())).hasSize(50).isSorted().endsWith((long) ContractCrowd.SIZE);
                    assertThat(timestamps(delta(http, "", "limit=2&domain=" + ContractCrowd.domain(http))))
                            .containsExactly(1000L, 1001L);
                })
                .add("`uss` and `after` count before `cursor`", http -> {
                    assertThat(http.get("/api/comments?cursor=&after=1").json().isArray())
                            .isTrue();
                    assertThat(http.get("/api/comments?cursor=&uss=ada").json().has("searchedUsers"))
                            .isTrue();
                })
                .add("A cursor that this API never gave is 400", http -> {
                    for (String cursor : List.of("x", "%20x%20", "AQ", "!!!!", "a".repeat(2000))) {
                        assertError(
                                http.get("/api/comments?cursor=" + cursor),
                                400,
                                "cursor is not one that this API gave");
                    }
                })
                .add("`reset:true` with a full page when the cursor is of another epoch", http -> {
                    String domain = unique("epoch");
                    String id = post(http, domain, 1);
                    String foreign = ofAnotherEpoch(cursor(delta(http, "", "domain=" + domain)));
                    JsonNode reset = delta(http, foreign, "domain=" + domain);
                    assertThat(reset.path("reset").asBoolean()).isTrue();
                    assertThat(ids(reset)).containsExactly(id);
                    assertThat(delta(http, reset.path("cursor").asText(), "domain=" + domain)
                                    .path("reset")
                                    .asBoolean())
                            .isFalse();
                })
                .addForTheEnd("`reset:true` with a full page when the cursor is too old: never a silent gap", http -> {
                    ContractForgotten forgotten = ContractForgotten.post(http.others());
                    String filter = "domain=" + forgotten.domain();
                    JsonNode reset = delta(forgotten.node(), forgotten.cursorBefore(), filter);
                    assertThat(reset.path("reset").asBoolean()).isTrue();
                    assertThat(reset.path("removed")).isEmpty();
                    assertThat(ids(reset)).isEqualTo(forgotten.newest());
                    JsonNode after = delta(forgotten.node(), cursor(reset), filter);
                    assertThat(after.path("reset").asBoolean()).isFalse();
                    assertThat(ids(after)).isEmpty();
                });
    }

    private static void changes(ContractSection section) {
        section.add("What was added, changed (a PATCH shows up) or removed since the cursor", http -> {
                    String domain = unique("delta");
                    String filter = "domain=" + domain;
                    String first = post(http, domain, 10);
                    JsonNode start = delta(http, "", filter);
                    assertThat(ids(start)).containsExactly(first);
                    String late = post(http, domain, 5);
                    JsonNode added = delta(http, cursor(start), filter);
                    assertThat(ids(added)).containsExactly(late);
                    JsonNode patched = http.patch(first, PROCESSED).json();
                    JsonNode changed = delta(http, cursor(added), filter);
                    assertThat(changed.path("comments")).containsExactly(patched);
                    http.delete(late);
                    JsonNode removed = delta(http, cursor(changed), filter);
                    assertThat(removed.path("comments")).isEmpty();
                    assertThat(removed.path("removed"))
                            .extracting(JsonNode::asText)
                            .containsExactly(late);
                    JsonNode nothing = delta(http, cursor(removed), filter);
                    assertThat(ids(nothing)).isEmpty();
                    assertThat(nothing.path("removed")).isEmpty();
                    JsonNode all = delta(http, cursor(start), filter);
                    assertThat(ids(all)).containsExactly(first);
                    assertThat(all.path("removed")).extracting(JsonNode::asText).containsExactly(late);
                })
                .add("In log order", http -> {
                    String domain = unique("log-order");
                    String start = cursor(delta(http, "", "domain=" + domain));
                    Map<String, List<String>> byPartition = new HashMap<>();
                    for (long time = 100; byPartition.values().stream().noneMatch(ids -> ids.size() == 3); time--) {
                        HttpAnswer posted =
                                http.post("{'text':'x','timestamp':" + time + ",'domain':'" + domain + "'}");
                        byPartition
                                .computeIfAbsent(
                                        posted.header("Comment-Position")
                                                .orElse("")
                                                .replaceFirst(":.*", ""),
                                        partition -> new ArrayList<>())
                                .add(posted.json().path("id").asText());
                    }
                    List<String> told = ids(delta(http, start, "limit=1000&domain=" + domain));
                    assertThat(byPartition.values())
                            .allSatisfy(inOrder -> assertThat(told).containsSubsequence(inOrder));
                })
                .add("`more:true` when the delta was longer than `limit`; asked on, it misses nothing", http -> {
                    String domain = unique("more");
                    String cursor = cursor(delta(http, "", "domain=" + domain));
                    List<String> posted = IntStream.range(0, 7)
                            .mapToObj(i -> post(http, domain, i))
                            .toList();
                    List<String> told = new ArrayList<>();
                    List<Boolean> more = new ArrayList<>();
                    do {
                        JsonNode delta = delta(http, cursor, "limit=3&domain=" + domain);
                        told.addAll(ids(delta));
                        more.add(delta.path("more").asBoolean());
                        cursor = cursor(delta);
                    } while (more.get(more.size() - 1));
                    assertThat(told).containsExactlyInAnyOrderElementsOf(posted);
                    assertThat(more).containsExactly(true, true, false);
                })
                .add("type and domain filter a delta", http -> {
                    String domain = unique("delta-filter");
                    String cursor = cursor(delta(http, "", "domain=" + domain));
                    post(http, domain + ".elsewhere", 1);
                    post(http, domain, 2);
                    http.stored("{'text':'x','timestamp':3,'message-type':'AI','domain':'" + domain + "'}");
                    assertThat(timestamps(delta(http, cursor, "domain=" + domain)))
                            .containsExactlyInAnyOrder(2L, 3L);
                    assertThat(timestamps(delta(http, cursor, "type=AI&domain=" + domain)))
                            .containsExactly(3L);
                })
                .add("A cursor is good on every node", http -> {
                    String domain = unique("anywhere");
                    String start = cursor(delta(http, "", "domain=" + domain));
                    String first = post(http, domain, 1);
                    JsonNode there = delta(http.guarded(), start, "wait=5&domain=" + domain);
                    assertThat(ids(there)).containsExactly(first);
                    assertThat(there.path("reset").asBoolean()).isFalse();
                    String second = post(http, domain, 2);
                    JsonNode here = delta(http, cursor(there), "domain=" + domain);
                    assertThat(ids(here)).containsExactly(second);
                    assertThat(ids(delta(http.guarded(), cursor(here), "domain=" + domain)))
                            .isEmpty();
                })
                .add("All reads take `at-least=<partition>:<offset>`", http -> {
                    String domain = unique("at-least");
                    String start = cursor(delta(http, "", "domain=" + domain));
                    String user = domain.replaceAll("[^a-z0-9]", "");
                    HttpAnswer posted = http.post(
                            "{'text':'x','username':'" + user + "','domain':'" + domain + "'}",
                            "Prefer",
                            "respond-async");
                    String id = posted.json().path("id").asText();
                    String atLeast =
                            "at-least=" + posted.header("Comment-Position").orElse("");
                    for (String query : List.of("", "after=0&", "cursor=" + start + "&", "uss=" + user + "&")) {
                        HttpAnswer read = http.get("/api/comments?" + query + "domain=" + domain + "&" + atLeast);
                        assertThat(read.ids()).as(query).containsExactly(id);
                        assertThat(read.header("View-Behind")).isEmpty();
                    }
                    assertThat(http.get("/api/comments/" + id + "?" + atLeast).status())
                            .isEqualTo(200);
                    assertThat(http.get("/api/stats?" + atLeast).status()).isEqualTo(200);
                    try (ContractEvents events = http.events("/api/comments/stream?domain=" + domain + "&" + atLeast)) {
                        assertThat(events.next().data()).isEqualTo(posted.body());
                    }
                });
    }
}
