package io.commentlog.node.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

final class ReadingTest {
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @Test
    void sumsWhatHasTheName() {
        metrics.counter("commentlog.reads", "kind", "empty").increment(3);
        metrics.counter("commentlog.reads", "kind", "page").increment(2);
        metrics.counter("others").increment();
        Reading reading = Reading.of(metrics, 0);
        assertThat(reading.sum("commentlog.reads")).isEqualTo(5);
        assertThat(reading.sum("commentlog.reads", "kind", "page")).isEqualTo(2);
        assertThat(reading.sum("commentlog.writes")).isNaN();
        assertThat(reading.sum("others")).as("what is not ours is not read").isNaN();
        assertThat(reading.by("commentlog.reads", "kind")).containsOnlyKeys("empty", "page");
    }

    @Test
    void tellsHowMuchMoreThereIsASecond() {
        metrics.counter("commentlog.fold.events", "type", "posted").increment(10);
        Reading before = Reading.of(metrics, 1_000);
        metrics.counter("commentlog.fold.events", "type", "posted").increment(5);
        Reading now = Reading.of(metrics, 3_000);
        assertThat(now.rateSince(before, "commentlog.fold.events")).isEqualTo(2.5);
        assertThat(before.rateSince(now, "commentlog.fold.events"))
                .as("backwards")
                .isNaN();
        assertThat(now.rateSince(before, "commentlog.writes")).isNaN();
    }

    @Test
    void takesTheFoldsLagFromItsConsumersWhereNoViewTells() {
        metrics.gauge("kafka.consumer.fetch.manager.records.lag", Tags.of("topic", "comments"), 7);
        metrics.gauge("kafka.consumer.fetch.manager.records.lag", Tags.of("topic", "else"), 100);
        assertThat(Reading.of(metrics, 0).foldLag()).isEqualTo(7);
        metrics.gauge("commentlog.fold.lag", 3);
        assertThat(Reading.of(metrics, 0).foldLag()).isEqualTo(3);
    }
}
