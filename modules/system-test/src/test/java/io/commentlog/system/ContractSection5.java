package io.commentlog.system;

import static io.commentlog.system.ContractClient.assertError;
import static io.commentlog.system.ContractClient.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.commentlog.system.ContractEvents.Event;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Delta mode, by request and as a stream. */
final class ContractSection5 {
    private static final String PROCESSED = "{'botParams':{'processed':true}}";

    private ContractSection5() {}

    static ContractSection section() {
        ContractSection section = new ContractSection(
                5, "Read, delta mode: `?cursor=<opaque>&limit&type&domain&wait=<s>`", ContractSection5.class);
        start(section);
        changes(section);
        held(section);
        return stream(section);
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
                    byte[] cursor = Base64.getUrlDecoder()
                            .decode(delta(http, "", "domain=" + domain)
                                    .path("cursor")
                                    .asText());
                    cursor[3] ^= 1; // behind the version comes the epoch
                    JsonNode reset = delta(
                            http, Base64.getUrlEncoder().withoutPadding().encodeToString(cursor), "domain=" + domain);
                    assertThat(reset.path("reset").asBoolean()).isTrue();
                    assertThat(ids(reset)).containsExactly(id);
                    assertThat(delta(http, reset.path("cursor").asText(), "domain=" + domain)
                                    .path("reset")
                                    .asBoolean())
                            .isFalse();
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
                    HttpAnswer posted = http.post("{'text':'x','domain':'" + domain + "'}", "Prefer", "respond-async");
                    String id = posted.json().path("id").asText();
                    String atLeast =
                            "at-least=" + posted.header("Comment-Position").orElse("");
                    for (String query : List.of("", "after=0&", "cursor=" + start + "&")) {
                        HttpAnswer read = http.get("/api/comments?" + query + "domain=" + domain + "&" + atLeast);
                        assertThat(read.ids()).as(query).containsExactly(id);
                        assertThat(read.header("View-Behind")).isEmpty();
                    }
                    assertThat(http.get("/api/comments/" + id + "?" + atLeast).status())
                            .isEqualTo(200);
                    assertThat(http.get("/api/stats?" + atLeast).status()).isEqualTo(200);
                });
    }

    private static void held(ContractSection section) {
        section.add("`wait`: hold until there is something", http -> {
                    String domain = unique("wait");
                    String cursor = cursor(delta(http, "", "domain=" + domain));
                    CompletableFuture<HttpAnswer> held =
                            http.getLater("/api/comments?wait=14&domain=" + domain + "&cursor=" + cursor);
                    post(http, domain + ".elsewhere", 1);
                    assertThat(http.get("/api/comments?domain=" + domain).ids()).isEmpty();
                    assertThat(held).isNotDone();
                    long posting = System.nanoTime();
                    String id = post(http, domain, 1);
                    assertThat(held.join().ids()).containsExactly(id);
                    assertThat(System.nanoTime() - posting).isLessThan(TimeUnit.SECONDS.toNanos(5));
                })
                .add("`wait`: with nothing to tell it ends in time, empty, with a cursor to go on from", http -> {
                    String cursor = cursor(delta(http, "", "domain=nobody"));
                    long started = System.nanoTime();
                    JsonNode nothing = delta(http, cursor, "wait=1&domain=nobody");
                    assertThat(System.nanoTime() - started)
                            .isBetween(TimeUnit.MILLISECONDS.toNanos(900), TimeUnit.SECONDS.toNanos(4));
                    assertThat(ids(nothing)).isEmpty();
                    assertThat(nothing.path("reset").asBoolean()).isFalse();
                    assertThat(cursor(nothing)).isNotEmpty();
                })
                .add("`wait`: who has nothing yet, or has missed something, is not held", http -> {
                    String domain = unique("no-wait");
                    String cursor = cursor(delta(http, "", "wait=10&domain=" + domain));
                    post(http, domain, 1);
                    long started = System.nanoTime();
                    assertThat(timestamps(delta(http, cursor, "wait=10&domain=" + domain)))
                            .containsExactly(1L);
                    assertThat(System.nanoTime() - started).isLessThan(TimeUnit.SECONDS.toNanos(4));
                });
    }

    private static ContractSection stream(ContractSection section) {
        return section.add(
                        "`/api/comments/stream` sends the newest page, then the same as events, with `id:` = cursor",
                        http -> {
                            String domain = unique("stream");
                            String first = post(http, domain, 1);
                            String second = post(http, domain, 2);
                            try (ContractEvents events = http.events("/api/comments/stream?domain=" + domain)) {
                                List<Event> page = events.next(2);
                                assertThat(page).extracting(Event::type).containsOnly("comment");
                                assertThat(page.get(0).data())
                                        .isEqualTo(http.byId(first).body());
                                assertThat(page.get(1).data())
                                        .isEqualTo(http.byId(second).body());
                                assertThat(page)
                                        .extracting(event -> event.id().isEmpty())
                                        .containsExactly(true, false);
                                String patched = http.patch(first, PROCESSED).body();
                                Event changed = events.next();
                                assertThat(changed.type()).isEqualTo("comment");
                                assertThat(changed.data()).isEqualTo(patched);
                                assertThat(timestamps(delta(http, page.get(1).id(), "domain=" + domain)))
                                        .containsExactly(1L);
                                http.delete(second);
                                Event removed = events.next();
                                assertThat(removed.type()).isEqualTo("removed");
                                assertThat(removed.data()).isEqualTo("{\"id\":\"" + second + "\"}");
                                assertThat(ids(delta(http, removed.id(), "domain=" + domain)))
                                        .isEmpty();
                            }
                        })
                .add("A stream resumes from `Last-Event-ID`, which counts before `cursor`", http -> {
                    String domain = unique("resume");
                    String path = "/api/comments/stream?domain=" + domain;
                    post(http, domain, 1);
                    String id;
                    try (ContractEvents events = http.events(path)) {
                        id = events.next().id();
                    }
                    String missed = post(http, domain, 2);
                    for (String[] headers : new String[][] {{"Last-Event-ID", id}, {}}) {
                        String query = headers.length == 0 ? "&cursor=" + id : "&cursor=not-one";
                        try (ContractEvents events = http.events(path + query, headers)) {
                            assertThat(events.next().data())
                                    .isEqualTo(http.byId(missed).body());
                        }
                    }
                })
                .add("A stream that cannot resume says `reset`, and sends the page", http -> {
                    String domain = unique("stream-reset");
                    String id = post(http, domain, 1);
                    byte[] cursor = Base64.getUrlDecoder().decode(cursor(delta(http, "", "domain=" + domain)));
                    cursor[3] ^= 1;
                    String foreign = Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
                    try (ContractEvents events =
                            http.events("/api/comments/stream?domain=" + domain, "Last-Event-ID", foreign)) {
                        Event reset = events.next();
                        assertThat(reset).isEqualTo(new Event("reset", "", "{}"));
                        assertThat(events.next().data()).isEqualTo(http.byId(id).body());
                        assertThat(events.lastId()).isNotEmpty();
                    }
                    assertError(http.get("/api/comments/stream?cursor=x"), 400, "cursor is not one that this API gave");
                })
                .add("A comment line every 15 s", http -> {
                    assertThat(http.sinceStart().reaches(": ping")).isTrue();
                    assertThat(http.sinceStart().lastId()).isNotEmpty();
                });
    }

    private static String post(ContractClient http, String domain, long timestamp) {
        return http.stored("{'text':'x','timestamp':" + timestamp + ",'domain':'" + domain + "'}")
                .path("id")
                .asText();
    }

    private static JsonNode delta(ContractClient http, String cursor, String query) {
        HttpAnswer answer = http.get("/api/comments?cursor=" + cursor + "&" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static String cursor(JsonNode delta) {
        return delta.path("cursor").asText();
    }

    private static List<String> ids(JsonNode delta) {
        return comments(delta).map(comment -> comment.path("id").asText()).toList();
    }

    private static List<Long> timestamps(JsonNode delta) {
        return comments(delta)
                .map(comment -> comment.path("timestamp").asLong())
                .toList();
    }

    private static Stream<JsonNode> comments(JsonNode delta) {
        return delta.path("comments").valueStream();
    }
}
