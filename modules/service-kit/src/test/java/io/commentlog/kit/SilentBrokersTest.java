package io.commentlog.kit;

import static io.commentlog.kit.SilentBrokers.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.CommonClientConfigs;
import org.junit.jupiter.api.Test;

final class SilentBrokersTest {
    private static final double JITTER = 0.2;

    @Test
    void askOthersBeforeTheSilentOneIsTriedAgain() {
        double asked = SETTINGS.get(CommonClientConfigs.RETRY_BACKOFF_MAX_MS_CONFIG) * (1 + JITTER);
        double triedAgain = SETTINGS.get(CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG) * (1 - JITTER);

        assertThat(asked).isLessThan(triedAgain);
        assertThat(CommonClientConfigs.RETRY_BACKOFF_JITTER).isLessThanOrEqualTo(JITTER);
    }
}
