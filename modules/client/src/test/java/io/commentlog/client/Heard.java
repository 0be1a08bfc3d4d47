package io.commentlog.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a listener heard, in order: ids, {@code -id} for removed ones, {@code reset}; troubles apart. */
final class Heard implements CommentListener {
    private static final long DEADLINE_SECONDS = 20;

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final BlockingQueue<RuntimeException> troubles = new LinkedBlockingQueue<>();

    @Override
    public void onComment(Comment comment) {
        told.add(comment.id());
    }

    @Override
    public void onRemoved(String id) {
        told.add("-" + id);
    }

    @Override
    public void onReset() {
        told.add("reset");
    }

    @Override
    public void onTrouble(RuntimeException trouble) {
        troubles.add(trouble);
    }

    /** The next so many, as soon as they are there. */
    List<String> next(int count) throws InterruptedException {
        List<String> next = new ArrayList<>();
        while (next.size() < count) {
            String one = told.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
            if (one == null) {
                throw new AssertionError("Only " + next + " of " + count + "; troubles: " + troubles);
            }
            next.add(one);
        }
        return next;
    }

    int untaken() {
        return told.size();
    }

    RuntimeException trouble() throws InterruptedException {
        RuntimeException trouble = troubles.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
        if (trouble == null) {
            throw new AssertionError("No trouble");
        }
        return trouble;
    }

    int untakenTroubles() {
        return troubles.size();
    }
}
