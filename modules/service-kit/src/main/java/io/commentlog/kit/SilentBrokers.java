package io.commentlog.kit;

import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * Lets a client of Kafka find the successor of a broker that falls silent: at most its {@code request.timeout.ms} and about
 * a second later. A broker that hangs, or is cut off from the others, refuses nothing and goes on as the leader that it no
 * longer is: only the others can tell, and a client that has all its partitions from that one broker is connected to no
 * other.
 */
public final class SilentBrokers {
    /** For every client that somebody waits for; milliseconds. */
    public static final Map<String, Integer> SETTINGS = Map.of(
            // How old may be what the client knows of leaders; five minutes by default.
            CommonClientConfigs.METADATA_MAX_AGE_CONFIG,
            1_000,
            // A client asks for leaders where a connection is under way before it makes another. So it must ask before
            // it goes back to the broker that it last fetched from, or it waits for that one until it speaks. Both
            // waits are drawn within a fifth of what is said here; by default either may be the longer one.
            CommonClientConfigs.RETRY_BACKOFF_MS_CONFIG,
            100,
            CommonClientConfigs.RETRY_BACKOFF_MAX_MS_CONFIG,
            200,
            // Longer than that, but an absent broker's return must show at once.
            CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG,
            400,
            CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG,
            500);

    private SilentBrokers() {}
}
