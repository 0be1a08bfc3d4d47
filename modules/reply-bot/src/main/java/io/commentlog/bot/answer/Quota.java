package io.commentlog.bot.answer;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/** So many calls begun in any minute, no more. Time is a parameter, in nanoseconds; used by one thread at a time. */
final class Quota {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final Queue<Long> begun = new ArrayDeque<>();

    /** Zero if a call may begin now. */
    Duration waitFor(long now, int perMinute) {
        while (!begun.isEmpty() && now - begun.peek() >= MINUTE) {
            begun.remove();
        }
        return begun.size() < perMinute ? Duration.ZERO : Duration.ofNanos(begun.peek() + MINUTE - now);
    }

    void take(long now) {
        begun.add(now);
    }
}
