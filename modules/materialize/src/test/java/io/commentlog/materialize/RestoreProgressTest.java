package io.commentlog.materialize;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RestoreProgressTest {
    private static final TopicPartition FIRST = new TopicPartition("changelog", 0);
    private static final TopicPartition SECOND = new TopicPartition("changelog", 1);

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final List<String> lines = new ArrayList<>();
    private long now = 1;
    private final RestoreProgress progress = new RestoreProgress(registry, () -> now, lines::add);

    @Test
    void countsWhatIsRestoredAndWhatIsLeft() {
        progress.onRestoreStart(FIRST, "comments", 100, 300);
        progress.onRestoreStart(SECOND, "comments", 0, 1000);
        assertThat(left()).isEqualTo(1200);

        // Of a compacted changelog: 50 records up to offset 249.
        progress.onBatchRestored(FIRST, "comments", 249, 50);

        assertThat(left()).isEqualTo(1050);
        assertThat(registry.get("commentlog.fold.restored").counter().count()).isEqualTo(50);
        progress.onRestoreEnd(FIRST, "comments", 50);
        assertThat(left()).isEqualTo(1000);
        progress.onRestoreSuspended(SECOND, "comments", 0);
        assertThat(left()).isZero();
    }

    @Test
    void writesALineASecondAndOneAtTheEnd() {
        progress.onRestoreStart(FIRST, "comments", 0, 3000);
        pass(Duration.ofMillis(999));
        progress.onBatchRestored(FIRST, "comments", 999, 1000);
        assertThat(lines).isEmpty();

        pass(Duration.ofMillis(1001));
        progress.onBatchRestored(FIRST, "comments", 1999, 1000);
        progress.onBatchRestored(FIRST, "comments", 2499, 500);
        assertThat(lines)
                .containsExactly(
                        "The fold restores its stores: 2,000 records in 2.0 s, 1,000 a second, at most 1,000 left");

        pass(Duration.ofMillis(500));
        progress.onBatchRestored(FIRST, "comments", 2999, 500);
        progress.onRestoreEnd(FIRST, "comments", 3000);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).isEqualTo("The fold has restored its stores: 3,000 records in 2.5 s, 1,200 a second");
    }

    @Test
    void saysNothingOfStoresThatAreWhole() {
        progress.onRestoreStart(FIRST, "comments", 300, 300);
        progress.onRestoreEnd(FIRST, "comments", 0);
        assertThat(lines).isEmpty();
    }

    @Test
    void measuresEveryRestoreFromItsOwnBeginning() {
        progress.onRestoreStart(FIRST, "comments", 0, 10);
        progress.onBatchRestored(FIRST, "comments", 9, 10);
        progress.onRestoreEnd(FIRST, "comments", 10);
        pass(Duration.ofHours(1));
        progress.onRestoreStart(SECOND, "comments", 0, 10);
        pass(Duration.ofMillis(500));
        progress.onBatchRestored(SECOND, "comments", 9, 10);
        progress.onRestoreEnd(SECOND, "comments", 10);
        assertThat(lines.get(1)).isEqualTo("The fold has restored its stores: 10 records in 0.5 s, 20 a second");
    }

    private double left() {
        return registry.get("commentlog.fold.restoring").gauge().value();
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
