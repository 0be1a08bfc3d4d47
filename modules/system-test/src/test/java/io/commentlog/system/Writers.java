package io.commentlog.system;

import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Clients that write while a node is killed under them, and note what they were told. Comments are numbered; of five,
 * three are for the bot, one is not, and one is for a bot that does not run and marked by a client, every other time.
 */
final class Writers {
    private final AcknowledgedComments acknowledged = new AcknowledgedComments();
    private final Set<Integer> unanswered = ConcurrentHashMap.newKeySet();
    private final Queue<CompletableFuture<?>> underWay = new ConcurrentLinkedQueue<>();

    static Draft draft(int number) {
        Draft draft = Draft.of("Text " + number).withId("crash-" + number);
        return switch (number % 5) {
            case 3 -> draft;
            case 4 -> draft.forBot("nobody");
            default -> draft.forBot("echo");
        };
    }

    /** Returns when all are sent. */
    void write(CommentClient client, int from, int to, int perSecond) {
        OpenLoop.run(from, to, perSecond, (number, due) -> write(client, number, () -> {}));
    }

    /** All at once; completes with the first that is acknowledged, never if none is. */
    CompletableFuture<Void> burst(CommentClient client, int from, int to) {
        CompletableFuture<Void> first = new CompletableFuture<>();
        for (int number = from; number < to; number++) {
            write(client, number, () -> first.complete(null));
        }
        return first;
    }

    /** Posts again, under the same ids, every other comment that was not acknowledged; returns which. */
    Set<String> retryHalf(CommentClient client) {
        Set<String> retried = ConcurrentHashMap.newKeySet();
        for (int number : Set.copyOf(unanswered)) {
            if (number % 2 == 0) {
                acknowledged.posted(draft(number), client.post(draft(number)));
                retried.add(draft(number).id());
            }
        }
        return retried;
    }

    private void write(CommentClient client, int number, Runnable whenAcknowledged) {
        Draft draft = draft(number);
        unanswered.add(number);
        underWay.add(client.postLater(draft).thenCompose(answer -> {
            acknowledged.posted(draft, answer);
            boolean stored = acknowledged.has(draft.id());
            if (stored) {
                unanswered.remove(number);
                whenAcknowledged.run();
            }
            boolean marked = stored && number % 10 == 4;
            return marked ? mark(client, draft) : CompletableFuture.completedFuture(null);
        }));
    }

    private CompletableFuture<Void> mark(CommentClient client, Draft draft) {
        acknowledged.patching(draft.id());
        return client.patchLater(draft.id(), true).thenAccept(answer -> acknowledged.patched(draft.id(), true, answer));
    }

    /** Waits until every write has been answered or has failed. */
    void awaitAnswers() {
        for (CompletableFuture<?> write = underWay.poll(); write != null; write = underWay.poll()) {
            write.exceptionally(noAnswer -> null).join();
        }
    }

    AcknowledgedComments acknowledged() {
        return acknowledged;
    }
}
