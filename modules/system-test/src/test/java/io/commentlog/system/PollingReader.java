package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Notes when posts are first seen by a client that polls without a pause. The posts' timestamps are theirs alone and grow
 * by one, so that {@code after} asks for exactly those not seen yet. Owned by the thread that polls.
 */
final class PollingReader {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CommentClient client;
    private final String domain;
    private final long firstTimestamp = System.currentTimeMillis();
    private final long[] seenAt;
    private int lowestUnseen;
    private int polls;

    private PollingReader(CommentClient client, String domain, int count) {
        this.client = client;
        this.domain = domain;
        this.seenAt = new long[count];
    }

    /** What became of all posts, by the post; in nanoseconds. What was seen before its answer counts as seen with it. */
    record Seen(List<Long> answeredAfterDue, List<Long> visibleAfterAnswer, List<Long> visibleAfterDue, int polls) {}

    /**
     * Posts at the rate, polls meanwhile, and returns when all are seen.
     *
     * @param domain that nothing else is posted in
     */
    static Seen watch(CommentClient client, String domain, int count, int perSecond) {
        PollingReader reader = new PollingReader(client, domain, count);
        long[] due = new long[count];
        long[] answered = new long[count];
        List<CompletableFuture<Void>> posts = new ArrayList<>();
        CompletableFuture<Void> posting =
                CompletableFuture.runAsync(() -> OpenLoop.run(0, count, perSecond, (i, at) -> {
                    due[i] = at;
                    posts.add(client.postLater(reader.draft(i)).thenAccept(answer -> {
                        answered[i] = System.nanoTime();
                        assertThat(answer.status()).isEqualTo(200);
                    }));
                }));
        reader.pollUntilAllAreSeen();
        posting.join();
        posts.forEach(CompletableFuture::join);
        return reader.seen(due, answered);
    }

    private Draft draft(int number) {
        return Draft.of("Number " + number)
                .withId(domain + "-" + number)
                .withDomain(domain)
                .withTimestamp(firstTimestamp + number);
    }

    private void pollUntilAllAreSeen() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (lowestUnseen < seenAt.length) {
            assertThat(System.nanoTime()).as("all posts are seen in time").isLessThan(deadline);
            HttpAnswer poll = client.poll(firstTimestamp + lowestUnseen - 1, "domain=" + domain);
            long now = System.nanoTime();
            polls++;
            poll.comments().forEach(comment -> {
                int number = (int) (comment.path("timestamp").asLong() - firstTimestamp);
                seenAt[number] = seenAt[number] == 0 ? now : seenAt[number];
            });
            while (lowestUnseen < seenAt.length && seenAt[lowestUnseen] != 0) {
                lowestUnseen++;
            }
        }
    }

    private Seen seen(long[] due, long[] answered) {
        List<Long> answeredAfterDue = new ArrayList<>();
        List<Long> visibleAfterAnswer = new ArrayList<>();
        List<Long> visibleAfterDue = new ArrayList<>();
        for (int i = 0; i < seenAt.length; i++) {
            answeredAfterDue.add(answered[i] - due[i]);
            visibleAfterAnswer.add(Math.max(0, seenAt[i] - answered[i]));
            visibleAfterDue.add(seenAt[i] - due[i]);
        }
        return new Seen(answeredAfterDue, visibleAfterAnswer, visibleAfterDue, polls);
    }
}
