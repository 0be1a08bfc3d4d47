package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The guarantee that what is not loaded yet is 503 with Retry-After, never an empty answer, and that what is called live
 * lacks nothing: an impatient client on its own thread, that lists and polls a node from before it listens until it has been
 * answered from a live view. A snapshot may lack the last seconds before a kill, but says that it is one.
 */
final class ReadsDuringStart implements AutoCloseable {
    private static final long BETWEEN_READS_MS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CommentClient client;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ConcurrentLinkedQueue<HttpAnswer> lists = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<HttpAnswer> polls = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::readUntilAnswered, "reads-during-start");

    private ReadsDuringStart(CommentClient client) {
        this.client = client;
    }

    static ReadsDuringStart begin(CommentClient client) {
        ReadsDuringStart reads = new ReadsDuringStart(client);
        reads.thread.setDaemon(true);
        reads.thread.start();
        return reads;
    }

    private void readUntilAnswered() {
        try {
            boolean answered = false;
            while (!answered && !closing.await(BETWEEN_READS_MS, TimeUnit.MILLISECONDS)) {
                answered = read();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean read() {
        try {
            HttpAnswer poll = client.poll(0, "");
            polls.add(poll);
            HttpAnswer list = client.list("");
            lists.add(list);
            return isLive(poll) && isLive(list);
        } catch (UncheckedIOException e) {
            return false; // nobody listens yet, or no longer
        }
    }

    private static boolean isLive(HttpAnswer answer) {
        return answer.header("View-Source").filter("live"::equals).isPresent();
    }

    /**
     * @param comments that were stored when the node was started
     */
    void assertNeverShowedLessThan(long comments) {
        await("reads are answered").atMost(PATIENCE).until(() -> !thread.isAlive());
        assertThat(statuses(lists)).as("answers to lists").isSubsetOf(503, 200);
        assertThat(statuses(polls)).as("answers to polls").isSubsetOf(503, 200);
        for (ConcurrentLinkedQueue<HttpAnswer> answers : List.of(lists, polls)) {
            assertThat(answers)
                    .filteredOn(answer -> answer.status() == 503)
                    .as("refusals")
                    .allSatisfy(refusal -> {
                        assertThat(refusal.header("Retry-After")).contains("1");
                        assertThat(refusal.json().path("error").asText()).isNotEmpty();
                    });
        }
        assertThat(lists)
                .filteredOn(ReadsDuringStart::isLive)
                .isNotEmpty()
                .allSatisfy(
                        list -> assertThat(list.json().path("total").asLong()).isGreaterThanOrEqualTo(comments));
        assertThat(polls)
                .filteredOn(ReadsDuringStart::isLive)
                .isNotEmpty()
                .allSatisfy(poll ->
                        assertThat(poll.comments().size()).isGreaterThanOrEqualTo((int) Math.min(comments, 1000)));
    }

    private static List<Integer> statuses(ConcurrentLinkedQueue<HttpAnswer> answers) {
        return answers.stream().map(HttpAnswer::status).distinct().toList();
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
