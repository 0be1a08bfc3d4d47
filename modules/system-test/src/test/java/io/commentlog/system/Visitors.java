package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * What a page's visitors do through a balancer while nodes behind it die: some poll, one follows by cursor and is held, some
 * post, and send again with the same id what was not answered with 200. Every read must succeed at the first try.
 */
final class Visitors implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int BETWEEN_MS = 20;
    private static final int WRITERS = 2;
    private static final List<String> READS = List.of(
            "/api/comments?limit=20",
            "/api/comments?after=0&limit=5",
            "/api/comments?cursor=&limit=10",
            "/api/comments?offset=0&limit=0",
            "/health/ready");

    private final CommentClient client;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(READS.size() + 1 + WRITERS);
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicInteger sentAgain = new AtomicInteger();
    private final Queue<String> failedReads = new ConcurrentLinkedQueue<>();
    private final AcknowledgedComments acknowledged = new AcknowledgedComments();
    private final Set<String> followed = ConcurrentHashMap.newKeySet();
    private volatile String cursor = "";

    private Visitors(CommentClient client) {
        this.client = client;
    }

    static Visitors come(CommentClient client) {
        Visitors visitors = new Visitors(client);
        READS.forEach(path -> visitors.often(() -> visitors.read(path)));
        visitors.often(visitors::follow);
        for (int writer = 0; writer < WRITERS; writer++) {
            visitors.often(visitors.writer(writer));
        }
        return visitors;
    }

    private void often(Runnable visit) {
        var unused = threads.scheduleWithFixedDelay(visit, 0, BETWEEN_MS, TimeUnit.MILLISECONDS);
    }

    private void read(String path) {
        answer(path, () -> client.get(path));
        reads.incrementAndGet();
    }

    private List<HttpAnswer> answer(String path, Supplier<HttpAnswer> read) {
        try {
            HttpAnswer answer = read.get();
            if (answer.status() == 200) {
                return List.of(answer);
            }
            failedReads.add(path + ": " + answer.status() + " " + answer.body());
        } catch (UncheckedIOException e) {
            failedReads.add(path + ": " + e.getCause());
        }
        return List.of();
    }

    private void follow() {
        String path = "/api/comments?limit=1000&wait=2&cursor=" + cursor;
        answer(path, () -> client.get(path)).forEach(answer -> {
            answer.ids().forEach(followed::add);
            cursor = answer.json().path("cursor").asText();
        });
    }

    /** Goes on to its next comment when the one before is acknowledged. */
    private Runnable writer(int writer) {
        AtomicInteger number = new AtomicInteger();
        return () -> {
            Draft draft = Draft.of("Number " + number.get()).withId("visitor-" + writer + "-" + number.get());
            try {
                acknowledged.posted(draft, client.post(draft));
            } catch (UncheckedIOException e) {
                // No answer is a reason to send it again, too.
            }
            if (acknowledged.has(draft.id())) {
                number.incrementAndGet();
                writes.incrementAndGet();
            } else {
                sentAgain.incrementAndGet();
            }
        };
    }

    /** Waits until so many more reads and writes have been answered. */
    void go(int more) {
        int readsThen = reads.get() + more;
        int writesThen = writes.get() + more;
        await("visits").atMost(PATIENCE).until(() -> reads.get() >= readsThen && writes.get() >= writesThen);
    }

    /** Returns when what was under way is answered; nothing begins any more. */
    void leave() {
        threads.shutdown();
        try {
            assertThat(threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
                    .as("the visitors have left")
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while visitors left", e);
        }
    }

    Collection<String> failedReads() {
        return List.copyOf(failedReads);
    }

    /** Nothing that was acknowledged is missing, changed or there twice. */
    void assertKept(List<JsonNode> all) {
        acknowledged.assertIn(all);
    }

    /** Whoever follows by cursor, through whichever nodes, misses nothing. */
    void assertFollowed() {
        await("what was followed").atMost(PATIENCE).untilAsserted(() -> {
            follow();
            assertThat(followed).containsAll(acknowledged.ids());
        });
    }

    @Override
    public String toString() {
        return reads + " reads, " + failedReads.size() + " failed; " + writes + " posts, sent again " + sentAgain
                + " times";
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
