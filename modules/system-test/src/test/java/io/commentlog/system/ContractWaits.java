package io.commentlog.system;

import static io.commentlog.system.ContractClient.unique;
import static io.commentlog.system.ContractDeltas.cursor;
import static io.commentlog.system.ContractDeltas.delta;
import static io.commentlog.system.ContractDeltas.ids;
import static io.commentlog.system.ContractDeltas.post;
import static io.commentlog.system.ContractDeltas.timestamps;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.commentlog.system.ContractSinceStart.HeldPoll;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Deltas that are held until there is something. */
final class ContractWaits {
    private ContractWaits() {}

    static void addTo(ContractSection section) {
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
                })
                .addForTheEnd("`wait` ≤ 30: who asks for more is answered after 30 s", http -> {
                    HeldPoll asked = http.sinceStart().heldForAnHour();
                    assertThat(asked.answer().status()).isEqualTo(200);
                    assertThat(asked.answer().ids()).isEmpty();
                    assertThat(asked.took()).isBetween(Duration.ofMillis(29_900), Duration.ofSeconds(34));
                });
    }
}
