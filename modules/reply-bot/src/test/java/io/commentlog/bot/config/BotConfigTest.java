package io.commentlog.bot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.bot.answer.KafkaReplyLog;
import io.commentlog.bot.group.ShareGroup;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BotConfigTest {
    @Test
    void hasTheseDefaults() {
        assertThat(BotConfig.of("h:1")).isEqualTo(new BotConfig("h:1", 6, Duration.ofSeconds(15), Map.of()));
    }

    @Test
    void tellsAllProblemsAtOnce() {
        assertThatThrownBy(() -> new BotConfig(" ", 257, Duration.ZERO, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                        The bot needs a bootstrap server, as host:port
                        Bot workers must be 1 to 256, not 257
                        The lock duration must be 1 s to 1 h, not PT0S""");
    }

    @Test
    void letsNobodyLoosenWhatTheGuaranteesRestOn() {
        BotConfig config = new BotConfig(
                "h:1",
                1,
                Duration.ofSeconds(15),
                Map.of("acks", "0", "share.acquire.mode", "batch_optimized", "ssl.protocol", "TLSv1.3"));
        assertThat(KafkaReplyLog.properties(config))
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", true)
                .containsEntry("delivery.timeout.ms", 5_000)
                .containsEntry("ssl.protocol", "TLSv1.3");
        assertThat(ShareGroup.properties(config, "reply-bot.echo.usual", "id", 1))
                .containsEntry("group.id", "reply-bot.echo.usual")
                .containsEntry("share.acquire.mode", "record_limit")
                .containsEntry("share.acknowledgement.mode", "explicit")
                .containsEntry("max.poll.records", 1)
                .containsEntry("ssl.protocol", "TLSv1.3");
    }
}
