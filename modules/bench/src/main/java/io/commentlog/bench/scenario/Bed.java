package io.commentlog.bench.scenario;

import io.commentlog.bench.BenchConfig;
import io.commentlog.bench.CannotBench;
import io.commentlog.bench.peer.Node;
import io.commentlog.bench.peer.RunFolder;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What scenarios run on: a folder that is removed afterwards, and the processes in it, each started when it is first
 * needed and ended in reverse order.
 */
final class Bed implements AutoCloseable {
    private static final String NODE = "node";

    private final BenchConfig config;
    private final Consumer<String> told;
    private final Vertx vertx = Vertx.vertx();
    private final RunFolder folder = new RunFolder();
    private final Map<String, Object> started = new HashMap<>();
    private final Deque<AutoCloseable> toClose = new ArrayDeque<>();
    private int numbers;

    /**
     * @param told is told what is going on, where that takes long
     */
    Bed(BenchConfig config, Consumer<String> told) {
        this.config = config;
        this.told = told;
    }

    void tell(String doing) {
        told.accept(doing);
    }

    /** Whether the scenarios were asked for by name, and so what takes longest too. */
    boolean isByName() {
        return config.byName();
    }

    Vertx vertx() {
        return vertx;
    }

    Path directory() {
        return folder.path();
    }

    String mainClass() {
        return config.mainClass();
    }

    /** Whether it is only to be seen that it works. */
    boolean isQuick() {
        return config.quick();
    }

    /** Whether only nodes of ours are run, to be profiled, and no peers. */
    boolean isAlone() {
        return config.profile();
    }

    /** Whether the node that is measured is one of somebody else. */
    boolean isForeign() {
        return config.node().isPresent();
    }

    /** With the settings that it has unless told otherwise, full windows, and warm. */
    Node node() {
        return once(NODE, Node.class, () -> {
            Node node = config.node().map(Node::at).orElseGet(() -> ownNode(NODE));
            Comments.fill(vertx, node);
            Comments.rest(node.url());
            WarmUp.of(this, node);
            return node;
        });
    }

    /** One that answers a write as soon as the brokers have acknowledged it. */
    Node durableNode() {
        return once("durable", Node.class, () -> {
            Node node = ownNode("durable", "--answer", "durable");
            WarmUp.of(this, node);
            return node;
        });
    }

    /** One that has done nothing yet and that the caller closes, or again the one of somebody else; with full windows. */
    Node newNode() {
        Node node = config.node().map(Node::at).orElseGet(() -> ownNode("new-" + number()));
        try {
            Comments.fill(vertx, node);
            Comments.rest(node.url());
            return node;
        } catch (CannotBench e) {
            node.close();
            throw e;
        }
    }

    private Node ownNode(String name, String... more) {
        return Node.start(name, config.mainClass(), folder.path(), List.of(more));
    }

    /** For the name of a folder: another one each time. */
    int number() {
        return ++numbers;
    }

    /** What was started under the name, or is now. */
    <T extends AutoCloseable> T once(String name, Class<T> type, Supplier<T> start) {
        Function<String, Object> begin = any -> {
            T thing = start.get();
            toClose.push(thing);
            return thing;
        };
        if (!started.containsKey(name)) {
            started.put(name, begin.apply(name));
        }
        return type.cast(started.get(name));
    }

    @Override
    public void close() {
        while (!toClose.isEmpty()) {
            try {
                toClose.pop().close();
            } catch (Exception e) {
                throw new CannotBench("A process of the run does not end: " + e.getMessage(), e);
            }
        }
        var unused = vertx.close();
        folder.close();
    }
}
