package io.commentlog.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.commentlog.event.view.RecentKey;
import io.commentlog.query.http.ReadCounts.Kind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ReadCountsTest {
    private final LiveView live = new LiveView();

    @AutoClose
    private final Node node = new Node(live);

    private final Wire client = node.client();

    private long count(Kind kind) {
        return node.counts().count(kind);
    }

    @Test
    void tellsReadsByWhatTheyWereAnsweredWith() {
        live.post(5, "a");
        client.get("/api/comments?after=4");
        client.get("/api/comments?after=5");
        client.get("/api/comments?limit=3");
        client.get("/api/comments?cursor=");
        client.get("/api/comments?uss=ann");
        client.get("/api/comments/a");
        client.get("/api/stats");
        for (Kind kind : Kind.values()) {
            boolean none = kind == Kind.BLANK || kind == Kind.UNCHANGED || kind == Kind.STREAM;
            assertThat(count(kind)).as(kind.name()).isEqualTo(none ? 0 : 1);
        }
    }

    @Test
    void countsWhatIsAnsweredFromItsBytesAsWell() {
        live.post(5, "a");
        for (int again = 0; again < 50; again++) {
            client.get("/api/comments?after=5");
            client.get("/api/comments?after=4");
        }
        assertThat(count(Kind.EMPTY)).isEqualTo(50);
        assertThat(count(Kind.PAGE)).isEqualTo(50);
    }

    @Test
    void isBlankWhereAPollMissesWhatWasShown() {
        live.post(5, "a");
        live.blank();
        for (int again = 0; again < 10; again++) {
            assertThat(client.get("/api/comments?after=4").text()).isEqualTo("[]");
        }
        assertThat(count(Kind.BLANK)).isEqualTo(10);
        client.get("/api/comments?after=5"); // nothing was newer
        client.get("/api/comments?after=4&limit=0"); // nothing was asked for
        client.get("/api/comments?after=4&domain=example.net"); // nothing was there
        assertThat(count(Kind.BLANK)).isEqualTo(10);
        assertThat(count(Kind.EMPTY)).isEqualTo(3);
    }

    @Test
    void isBlankWhereAListMissesWhatWasShown() {
        live.post(5, "a");
        live.blank();
        client.get("/api/comments");
        client.get("/api/comments?domain=example.org&type=human");
        assertThat(count(Kind.BLANK)).isEqualTo(2);
        client.get("/api/comments?limit=0");
        client.get("/api/comments?offset=1");
        client.get("/api/comments?search=nothing");
        assertThat(count(Kind.BLANK)).isEqualTo(2);
    }

    @Test
    void isNotBlankWhereWhatWasThereIsDeleted() {
        RecentKey key = live.post(5, "a");
        live.delete(key);
        assertThat(client.get("/api/comments?after=4").text()).isEqualTo("[]");
        client.get("/api/comments");
        assertThat(count(Kind.BLANK)).isZero();
        assertThat(count(Kind.EMPTY)).isEqualTo(1);
    }

    @Test
    void tellsHowManyAreHeldAsLongAsTheyAre() {
        SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        node.counts().bindTo(metrics);
        try (Wire poll = node.client();
                Wire stream = node.client()) {
            poll.send("GET /api/comments?wait=30&cursor="
                    + live.current().cursor().encoded());
            stream.send("GET /api/comments/stream");
            await().until(() -> gauge(metrics, "held") == 1 && gauge(metrics, "streams") == 1);
        }
        await().until(() -> gauge(metrics, "held") == 0 && gauge(metrics, "streams") == 0);
    }

    private static double gauge(SimpleMeterRegistry metrics, String what) {
        return metrics.get("commentlog.reads." + what).gauge().value();
    }
}
