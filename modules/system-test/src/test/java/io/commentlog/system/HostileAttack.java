package io.commentlog.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.commentlog.system.HostileRequest.Client;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Many clients at once, each throwing hostile requests at one node, and what came of it. */
final class HostileAttack {
    private static final int CLIENTS = 12;
    private static final int SHOWN = 10;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final int port;
    private final long seed;
    private final List<String> cursors;
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> deleted = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
    private final AtomicInteger thrown = new AtomicInteger();

    /** @param cursors that are good */
    HostileAttack(int port, long seed, List<String> cursors) {
        this.port = port;
        this.seed = seed;
        this.cursors = List.copyOf(cursors);
    }

    /**
     * Throws the requests of these numbers. Those whose clients stay are thrown first, since they take their time, and are
     * left out where numbers are negative: that is to warm up.
     */
    void run(int from, int to) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newCachedThreadPool(task -> new Thread(task, "hostile"));
        try {
            List<Future<?>> done = new ArrayList<>();
            AtomicInteger next = new AtomicInteger(from);
            IntStream.range(Math.max(0, from), to)
                    .filter(number -> request(number).client() == Client.STAYS)
                    .forEach(number -> done.add(threads.submit(() -> stay(request(number)))));
            for (int client = 0; client < CLIENTS; client++) {
                done.add(threads.submit(() -> throwAll(next, to)));
            }
            for (Future<?> one : done) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private HostileRequest request(int number) {
        return HostileKind.request(seed, number, cursors);
    }

    private void stay(HostileRequest request) {
        try (HostileThrower thrower = new HostileThrower(port, this::judge)) {
            note(thrower, request);
        }
    }

    private void throwAll(AtomicInteger next, int to) {
        try (HostileThrower thrower = new HostileThrower(port, this::judge)) {
            for (int number = next.getAndIncrement(); number < to; number = next.getAndIncrement()) {
                HostileRequest request = request(number);
                if (request.client() != Client.STAYS) {
                    note(thrower, request);
                }
            }
        }
    }

    private void note(HostileThrower thrower, HostileRequest request) {
        thrown.addAndGet(Math.max(1, request.answers()));
        thrower.threw(request).ifPresent(what -> complaints.add(request.shown() + "\n  " + what));
    }

    private void judge(HostileRequest request, HostileReply reply) {
        statuses.merge(reply.status(), 1, Integer::sum);
        HostileJudge.complaint(reply, request.head())
                .ifPresent(what -> complaints.add(request.shown() + "\n  the answer " + what + ": " + reply.shown()));
        if (reply.status() == 200 && reply.headers().containsKey("comment-position")) {
            (request.text().startsWith("DELETE ") ? deleted : acknowledged).add(id(reply));
        }
    }

    private static String id(HostileReply reply) {
        try {
            JsonNode comment = MAPPER.readTree(reply.body());
            return comment.path("id").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int thrown() {
        return thrown.get();
    }

    /** The first of what is wrong. */
    List<String> complaints() {
        return complaints.stream().limit(SHOWN).toList();
    }

    /** Ids of the comments that were answered 200, but for those that a request happened to delete. */
    Set<String> acknowledged() {
        Set<String> stay = new HashSet<>(acknowledged);
        stay.removeAll(deleted);
        return stay;
    }

    @Override
    public String toString() {
        return thrown + " hostile requests of seed " + seed + ", answered " + new TreeMap<>(statuses);
    }
}
