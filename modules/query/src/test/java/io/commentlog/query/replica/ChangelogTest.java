package io.commentlog.query.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class ChangelogTest {
    private static final Uuid LOG = new Uuid(3, 5);

    private final Changelog changelog = new Changelog(1, List.of(10L, 0L), List.of(20L, 5L));

    @Test
    void hasTheSameEpochForEver() {
        // Another number would be a reset for every client.
        assertThat(Changelog.epoch(LOG, "changelog")).isEqualTo(3 * 31 + 5 + "changelog".hashCode());
    }

    @Test
    void hasAnotherEpochForATopicMadeAnewAndForAnotherGenerationOfTheView() {
        long epoch = Changelog.epoch(LOG, "changelog");
        assertThat(Changelog.epoch(new Uuid(3, 6), "changelog")).isNotEqualTo(epoch);
        assertThat(Changelog.epoch(new Uuid(4, 5), "changelog")).isNotEqualTo(epoch);
        assertThat(Changelog.epoch(LOG, "changelog-2")).isNotEqualTo(epoch);
    }

    @Test
    void goesOnFromOffsetsThatItHas() {
        assertThat(changelog.goesOnFrom(new long[] {10, 0})).isTrue();
        assertThat(changelog.goesOnFrom(new long[] {20, 5})).isTrue();
        assertThat(changelog.goesOnFrom(new long[] {9, 5})).isFalse();
        assertThat(changelog.goesOnFrom(new long[] {21, 5})).isFalse();
        assertThat(changelog.goesOnFrom(new long[] {15, 6})).isFalse();
    }

    @Test
    void goesOnFromTheBeginningOfWhatWasNotReadYet() {
        assertThat(changelog.goesOnFrom(new long[] {-1, -1})).isTrue();
    }

    @Test
    void doesNotGoOnWithAnotherNumberOfPartitions() {
        assertThat(changelog.goesOnFrom(new long[] {15})).isFalse();
        assertThat(changelog.goesOnFrom(new long[] {15, 1, 0})).isFalse();
    }
}
