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

import io.commentlog.system.ContractEvents.Event;
import java.util.List;

/** The same as deltas, as server-sent events. */
final class ContractStreams {
    private ContractStreams() {}

    static void addTo(ContractSection section) {
        section.add(
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
                    String foreign = ofAnotherEpoch(cursor(delta(http, "", "domain=" + domain)));
                    try (ContractEvents events =
                            http.events("/api/comments/stream?domain=" + domain, "Last-Event-ID", foreign)) {
                        Event reset = events.next();
                        assertThat(reset).isEqualTo(new Event("reset", "", "{}"));
                        assertThat(events.next().data()).isEqualTo(http.byId(id).body());
                        assertThat(events.lastId()).isNotEmpty();
                    }
                    assertError(http.get("/api/comments/stream?cursor=x"), 400, "cursor is not one that this API gave");
                })
                .addForTheEnd("A comment line every 15 s", http -> {
                    ContractEvents quiet = http.sinceStart().events();
                    assertThat(quiet.reaches(": ping")).isTrue();
                    assertThat(quiet.lastId()).isNotEmpty();
                });
    }
}
