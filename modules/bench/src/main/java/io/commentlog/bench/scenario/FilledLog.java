package io.commentlog.bench.scenario;

import io.commentlog.bench.peer.LogWriter;
import io.commentlog.bench.peer.Node;
import io.commentlog.bench.peer.Tree;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * The folder of a broker whose log has so many events that no fold has seen. Nodes get copies of it. Removed with the
 * bed.
 */
record FilledLog(Path data, long events) implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(1);

    /** Five comments and a patch, again and again. */
    static FilledLog shared(Bed bed, long events) {
        return bed.once("log of " + events, FilledLog.class, () -> fill(bed, events));
    }

    private static FilledLog fill(Bed bed, long events) {
        Path data = bed.directory().resolve("log-" + bed.number());
        try (Node broker = Node.withBroker(bed.mainClass(), data, List.of("run", "--roles", "broker"))) {
            broker.awaitReady(START);
            LogWriter.write(
                    broker.brokers().orElseThrow(),
                    events,
                    Comments::loggedOrPatched,
                    written -> bed.tell(String.format(Locale.ROOT, "%,d of %,d events written", written, events)));
        }
        return new FilledLog(data, events);
    }

    @Override
    public void close() {
        Tree.remove(data);
    }
}
