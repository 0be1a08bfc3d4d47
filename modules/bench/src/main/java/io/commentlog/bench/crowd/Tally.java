package io.commentlog.bench.crowd;

import io.commentlog.bench.load.Load;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;

/** What all clients of this process have heard: written by their thread, read by any. */
final class Tally {
    private final ConcurrentHistogram latencies = new ConcurrentHistogram(Load.histogram());
    private final AtomicLong connected = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();

    void connected() {
        connected.incrementAndGet();
    }

    void lost() {
        lost.incrementAndGet();
    }

    void heard(long latency) {
        Load.record(latencies, latency);
    }

    Heard now() {
        return new Heard(connected.get(), lost.get(), latencies.copy());
    }
}
