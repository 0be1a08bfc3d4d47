package io.commentlog.bench.scenario;

import io.commentlog.bench.CannotBench;
import io.commentlog.bench.peer.Ask;
import io.commentlog.bench.peer.LogWriter;
import io.commentlog.bench.peer.Node;
import io.commentlog.bench.peer.Tree;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A node with every role and a broker of its own, to whose log so many comments were written while it ran, and which has
 * folded and shows them all. Its folder is removed with it.
 */
final class SizedNode implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(1);
    private static final Pattern TOTAL = Pattern.compile("\"total\":(\\d+)");

    private final Bed bed;
    private final Path data;
    private final LogSize size;
    private Node node;

    private SizedNode(Bed bed, Path data, LogSize size) {
        this.bed = bed;
        this.data = data;
        this.size = size;
        this.node = begin();
    }

    /** The one of that size that scenarios share. */
    static SizedNode shared(Bed bed, LogSize size) {
        return bed.once(size.toString(), SizedNode.class, () -> start(bed, "node-" + bed.number(), size));
    }

    static SizedNode start(Bed bed, String name, LogSize size) {
        SizedNode sized = new SizedNode(bed, bed.directory().resolve(name), size);
        try {
            sized.fill();
            return sized;
        } catch (CannotBench e) {
            sized.close();
            throw e;
        }
    }

    private void fill() {
        node.awaitReady(START);
        LogWriter.write(
                node.brokers().orElseThrow(),
                size.comments(),
                number -> Comments.logged(number, size.channels()),
                written -> bed.tell(String.format(Locale.ROOT, "%s: %,d written", size, written)));
        awaitAll(node);
    }

    Node node() {
        return node;
    }

    LogSize size() {
        return size;
    }

    /** Waits until a node that follows the same log shows all of it. */
    void awaitAll(Node other) {
        Climb.watch(size + ": shown", (double) size.comments(), () -> total(other), bed::tell);
    }

    private static double total(Node node) {
        try {
            Matcher total = TOTAL.matcher(Ask.text(node.url(), Comments.PATH + "?limit=0"));
            return total.find() ? Double.parseDouble(total.group(1)) : 0;
        } catch (CannotBench e) {
            return 0; // not yet: whether it ever does is seen by the climb
        }
    }

    /** As {@code kill -9}, and it begins again, at other ports; whether it is ready is for the caller to see. */
    void killAndBegin(boolean withoutStores) {
        node.kill();
        if (withoutStores) {
            Tree.remove(data.resolve("streams"));
        }
        node = begin();
    }

    private Node begin() {
        return Node.withBroker(bed.mainClass(), data, List.of("up", "--recent", Integer.toString(size.recent())));
    }

    @Override
    public void close() {
        node.close();
        Tree.remove(data);
    }
}
