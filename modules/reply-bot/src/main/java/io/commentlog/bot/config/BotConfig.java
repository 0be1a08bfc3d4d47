package io.commentlog.bot.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The bot's settings.
 *
 * @param bootstrapServers {@code host:port[,host:port…]} of the cluster
 * @param workers 1 to 256, default 6; over all entities, see {@link WorkerShares}
 * @param lockDuration 1 s to 1 h, default 15 s: the group's, assumed until the broker has told it
 * @param kafka properties for every Kafka client of the bot, for example for TLS; they cannot change what the bot's
 *     guarantees rest on
 */
public record BotConfig(String bootstrapServers, int workers, Duration lockDuration, Map<String, String> kafka) {
    public static final int DEFAULT_WORKERS = 6;
    public static final Duration DEFAULT_LOCK_DURATION = Duration.ofSeconds(15);

    private static final int MAX_WORKERS = 256;
    private static final Duration MIN_LOCK = Duration.ofSeconds(1);
    private static final Duration MAX_LOCK = Duration.ofHours(1);

    /**
     * @throws IllegalArgumentException naming all that is wrong, a sentence a line
     */
    public BotConfig {
        List<String> problems = new ArrayList<>();
        if (bootstrapServers.isBlank()) {
            problems.add("The bot needs a bootstrap server, as host:port");
        }
        if (workers < 1 || workers > MAX_WORKERS) {
            problems.add("Bot workers must be 1 to " + MAX_WORKERS + ", not " + workers);
        }
        if (lockDuration.compareTo(MIN_LOCK) < 0 || lockDuration.compareTo(MAX_LOCK) > 0) {
            problems.add("The lock duration must be 1 s to 1 h, not " + lockDuration);
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        kafka = Map.copyOf(kafka);
    }

    public static BotConfig of(String bootstrapServers) {
        return new BotConfig(bootstrapServers, DEFAULT_WORKERS, DEFAULT_LOCK_DURATION, Map.of());
    }
}
