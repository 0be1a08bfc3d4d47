package io.commentlog.system.fault;

import io.commentlog.system.fault.Balanced.Reply;
import io.commentlog.system.fault.Balanced.Request;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Clients that post at a steady rate, mark and delete some of what they posted, and try again, with the same id, what was
 * not acknowledged: soon where no answer came, after a second where the answer was not now.
 */
final class Writers implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(7);
    private static final long RETRY_AFTER_MS = 1000;
    private static final long NO_ANSWER_MS = 500;
    private static final long LATER_MS = 700;
    private static final int CLIENTS = 4;
    /** What one poll can show. */
    private static final int MOST = 990;

    private final Numbering numbering;
    private final History history;
    private final List<Balancer.Client> clients;
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
    private final AtomicInteger next = new AtomicInteger();
    private final ConcurrentHashMap<String, Long> underWay = new ConcurrentHashMap<>();
    private volatile ScheduledFuture<?> posting;

    Writers(Balancer balancer, Numbering numbering, History history) {
        this.numbering = numbering;
        this.history = history;
        this.clients = Stream.generate(balancer::client).limit(CLIENTS).toList();
    }

    /** Some comments at once, so that there is something to see. */
    void seed(int count) {
        for (int i = 0; i < count; i++) {
            post();
        }
    }

    void begin(int perSecond) {
        posting = timer.scheduleAtFixedRate(this::post, 0, 1_000_000L / perSecond, TimeUnit.MICROSECONDS);
    }

    /** No further posts; what is under way goes on. */
    void stop() {
        posting.cancel(false);
    }

    boolean isSettled() {
        return underWay.isEmpty();
    }

    private void post() {
        int number = next.getAndIncrement();
        if (number < MOST) {
            begin(Write.Kind.POST, number, 0);
        }
    }

    private void begin(Write.Kind kind, int number, long delayMs) {
        underWay.put(kind + " " + number, System.nanoTime());
        again(kind, number, delayMs);
    }

    private void again(Write.Kind kind, int number, long delayMs) {
        if (!timer.isShutdown()) {
            var unused = timer.schedule(() -> attempt(kind, number), delayMs, TimeUnit.MILLISECONDS);
        }
    }

    private void attempt(Write.Kind kind, int number) {
        long start = System.nanoTime();
        var unused = clients.get(number % CLIENTS)
                .write(request(kind, number), PATIENCE)
                .thenAccept(reply -> answered(kind, number, start, reply));
    }

    private Request request(Write.Kind kind, int number) {
        String path = "/api/comments";
        return switch (kind) {
            case POST -> new Request("POST", path, Optional.of(numbering.draft(number)));
            case MARK ->
                new Request(
                        "PATCH",
                        path + "/" + numbering.id(number),
                        Optional.of("{\"botParams\":{\"processed\":true}}"));
            case DELETE -> new Request("DELETE", path + "/" + numbering.id(number), Optional.empty());
        };
    }

    private void answered(Write.Kind kind, int number, long start, Reply reply) {
        Write write = new Write(kind, number, start, System.nanoTime(), reply.status());
        history.add(write);
        if (!write.acknowledged() && write.mayBeRetried()) {
            again(kind, number, reply.status() == 0 ? NO_ANSWER_MS : RETRY_AFTER_MS);
            return;
        }
        if (kind == Write.Kind.POST && write.acknowledged()) {
            if (numbering.isMarked(number)) {
                begin(Write.Kind.MARK, number, LATER_MS);
            } else if (numbering.isDeleted(number)) {
                begin(Write.Kind.DELETE, number, LATER_MS);
            }
        }
        underWay.remove(kind + " " + number);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
