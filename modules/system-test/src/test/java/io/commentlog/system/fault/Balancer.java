package io.commentlog.system.fault;

import io.commentlog.system.fault.Balanced.Reply;
import io.commentlog.system.fault.Balanced.Request;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A round-robin over the nodes for clients, as small ones in front of real services are. A client keeps its node until
 * that is not fresh or gives no answer, and does not come back by itself. A read without an answer is sent to the next
 * node; a write is not: whether it was done, only its sender can find out. Where no node is fresh one that is ready is asked,
 * and where none is ready, any.
 */
final class Balancer implements AutoCloseable {
    private static final long PROBE_EVERY_MS = 200;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofMillis(500))
            .build();
    private final ScheduledExecutorService probes = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "balancer-probes");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Balanced> nodes;
    private final UnaryOperator<Reply> lens;
    private final AtomicInteger clients = new AtomicInteger();

    /**
     * @param ports of the nodes, by name
     * @param lens what becomes of answers to reads on their way: nothing, unless a test wants a balancer that lies
     */
    Balancer(Map<String, Integer> ports, UnaryOperator<Reply> lens) {
        this.nodes = new TreeMap<>(ports)
                .entrySet().stream()
                        .map(node -> new Balanced(node.getKey(), node.getValue(), http))
                        .toList();
        this.lens = lens;
        var unused = probes.scheduleAtFixedRate(
                () -> nodes.forEach(Balanced::probe), 0, PROBE_EVERY_MS, TimeUnit.MILLISECONDS);
    }

    boolean allReady() {
        return nodes.stream().allMatch(Balanced::isReady);
    }

    List<Balanced> nodes() {
        return nodes;
    }

    Client client() {
        return new Client(clients.getAndIncrement() % nodes.size());
    }

    /** One client's way through the balancer; for one thread at a time. */
    final class Client {
        private volatile int at;

        private Client(int at) {
            this.at = at;
        }

        /** Waits for the answer, from whichever node gives one; {@link Reply#NONE} if none does. */
        Reply read(String path, Duration patience) {
            for (int attempt = 0; attempt < 2 * nodes.size(); attempt++) {
                settle();
                try {
                    return lens.apply(
                            nodes.get(at).send(Request.get(path), patience).join());
                } catch (CompletionException e) {
                    at = (at + 1) % nodes.size();
                }
            }
            return lens.apply(Reply.NONE);
        }

        CompletableFuture<Reply> write(Request request, Duration patience) {
            settle();
            int to = at;
            return nodes.get(to).send(request, patience).exceptionally(failure -> {
                at = (to + 1) % nodes.size();
                return Reply.NONE;
            });
        }

        /** The node kept, or the next that is better. */
        private void settle() {
            if (!settle(Balanced::isFresh)) {
                settle(Balanced::isReady);
            }
        }

        private boolean settle(Predicate<Balanced> enough) {
            int from = at;
            for (int step = 0; step < nodes.size(); step++) {
                int candidate = (from + step) % nodes.size();
                if (enough.test(nodes.get(candidate))) {
                    at = candidate;
                    return true;
                }
            }
            return false;
        }
    }

    @Override
    public void close() {
        probes.shutdownNow();
    }
}
