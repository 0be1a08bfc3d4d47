package io.commentlog.query.replica;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class EpochTest {
    private static final Uuid LOG = new Uuid(3, 5);

    @Test
    void isTheSameForEver() {
        // Another number would be a reset for every client.
        assertThat(Epoch.of(LOG, "changelog")).isEqualTo(3 * 31 + 5 + "changelog".hashCode());
    }

    @Test
    void isAnotherOneForATopicMadeAnewAndForAnotherGenerationOfTheView() {
        assertThat(Epoch.of(new Uuid(3, 6), "changelog")).isNotEqualTo(Epoch.of(LOG, "changelog"));
        assertThat(Epoch.of(new Uuid(4, 5), "changelog")).isNotEqualTo(Epoch.of(LOG, "changelog"));
        assertThat(Epoch.of(LOG, "changelog-2")).isNotEqualTo(Epoch.of(LOG, "changelog"));
    }
}
