package io.commentlog.system.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Clients that read until they are stopped, each on its own thread, and note every answer. */
final class Pollers implements AutoCloseable {
    private static final int EACH = 4;

    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    /** Reads once; paced by itself. */
    @FunctionalInterface
    interface Reader {
        void read();
    }

    void start(Balancer balancer, Numbering numbering, History history) {
        begin("after", 0, client -> new AfterPoller(client, balancer.client(), numbering, history));
        begin("delta", EACH, client -> new DeltaPoller(client, balancer.client(), numbering, history));
    }

    private void begin(String kind, int first, IntFunction<Reader> readers) {
        for (int client = first; client < first + EACH; client++) {
            Reader reader = readers.apply(client);
            Thread thread = new Thread(
                    () -> {
                        while (!stopped) {
                            reader.read();
                        }
                    },
                    "poller-" + kind + "-" + client);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    @Override
    public void close() {
        stopped = true;
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
