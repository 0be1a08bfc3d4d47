package io.commentlog.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Time that passes only by pauses, which take none; they are remembered. */
final class FakeTime implements Time {
    static final long NOW = 1_700_000_000_000L;

    private final List<Duration> pauses = new ArrayList<>();
    private long nanos;

    @Override
    public long millis() {
        return NOW;
    }

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public synchronized boolean pause(Duration duration, CountDownLatch closed) {
        pauses.add(duration);
        nanos += duration.toNanos();
        return closed.getCount() == 0;
    }

    synchronized List<Duration> pauses() {
        return List.copyOf(pauses);
    }
}
