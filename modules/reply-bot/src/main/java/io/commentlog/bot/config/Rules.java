package io.commentlog.bot.config;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How hard an entity is worked.
 *
 * @param maxPerMinute calls that one process begins in a minute; empty for no bound
 * @param concurrency calls of one process at a time; empty for its part of the bot's workers
 * @param timeout of one call, after which it is given up
 * @param maxAttempts calls for one comment, after which it stays unanswered
 * @param defaultPriority of a comment that names none, 0 to 99, 0 the most urgent
 */
public record Rules(
        OptionalInt maxPerMinute, OptionalInt concurrency, Duration timeout, int maxAttempts, int defaultPriority) {
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);
    public static final int DEFAULT_MAX_ATTEMPTS = 5;
    public static final int DEFAULT_PRIORITY = 50;
    public static final int LAST_PRIORITY = 99;
    public static final Rules DEFAULT = new Rules(
            OptionalInt.empty(), OptionalInt.empty(), DEFAULT_TIMEOUT, DEFAULT_MAX_ATTEMPTS, DEFAULT_PRIORITY);
}
