package io.commentlog.system.fault;

import java.time.Duration;
import java.util.Random;
import java.util.Set;

/**
 * What the links between processes are like. A cut link carries nothing and closes nothing, as a network that drops
 * packets: what was sent comes late, once it is healed. Lost packets are what they are to whoever uses TCP: bytes that
 * come a retransmission later, and everything behind them too.
 */
@FunctionalInterface
interface Weather {
    /** Not to be delivered until the weather changes. */
    long CUT = -1;

    Weather CLEAR = (from, to, outward) -> 0;

    /**
     * How long the next bytes take, in nanoseconds, or {@link #CUT}. Called by one thread.
     *
     * @param from name of the process that opened the connection
     * @param to name of the broker
     * @param outward whether the bytes go to the broker
     */
    long delay(String from, String to, boolean outward);

    /** Nothing passes between any process of the one set and any of the other. */
    static Weather partition(Set<String> some, Set<String> others) {
        return (from, to, outward) ->
                (some.contains(from) && others.contains(to)) || (others.contains(from) && some.contains(to)) ? CUT : 0;
    }

    /** The same, but clear on whatever connection one of these has opened. */
    default Weather exceptFrom(Set<String> some) {
        return (from, to, outward) -> some.contains(from) ? 0 : delay(from, to, outward);
    }

    /**
     * To the brokers it takes longer, and in both directions some of what is sent is lost: so much later it is sent again.
     *
     * @param share of the pieces that are lost; a piece is what one read from a socket brings
     */
    static Weather slow(Duration latency, Duration jitter, double share, Duration retransmission, Random random) {
        return (from, to, outward) -> {
            long late = outward ? latency.toNanos() + Math.round(jitter.toNanos() * (2 * random.nextDouble() - 1)) : 0;
            return late + (random.nextDouble() < share ? retransmission.toNanos() : 0);
        };
    }
}
