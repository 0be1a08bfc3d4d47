package io.commentlog.query.http;

import io.commentlog.query.replica.PublishedView;
import io.commentlog.query.view.View;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Those who wait for the view to change, held by the event loop that serves each: long polls and event streams. A new view
 * costs one task a loop, however many wait. INVARIANT: a loop is registered before its followers look at the view, and the
 * view is set before the loops are told, so none is missed.
 */
final class Followers implements AutoCloseable {
    /** One who waits. Called on its event loop alone. */
    interface Follower {
        /** Looks at the view; whether it wants to see the next one too. */
        boolean look(View view);

        /** The node is leaving: there will be no other view. */
        void end();

        /** Its look failed, and it is told of nothing more. */
        void fail(RuntimeException cause);
    }

    private static final class Loop {
        private final Context context;
        /** Owned by the loop. */
        private final Set<Follower> followers = new LinkedHashSet<>();
        /** Whether a task is under way that has not looked at the view yet. */
        private final AtomicBoolean told = new AtomicBoolean();

        private Loop(Context context) {
            this.context = context;
        }
    }

    private final PublishedView published;
    /** By the loop's thread: contexts come and go with requests, threads do not. */
    private final Map<Thread, Loop> loops = new ConcurrentHashMap<>();

    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean closed;

    Followers(PublishedView published) {
        this.published = published;
        published.listen(this::tell);
    }

    /** Looks at the view now, and at every later one until it has seen enough or leaves. On its event loop. */
    void add(Follower follower) {
        Loop loop = loops.computeIfAbsent(Thread.currentThread(), thread -> new Loop(Vertx.currentContext()));
        if (loop.followers.add(follower)) {
            count.incrementAndGet();
        }
        look(loop, follower);
        if (closed) {
            leave(loop);
        }
    }

    /** On the follower's event loop. */
    void remove(Follower follower) {
        Loop loop = loops.get(Thread.currentThread());
        if (loop != null) {
            remove(loop, follower);
        }
    }

    /** How many wait, on all loops. */
    int count() {
        return count.get();
    }

    /** Ends all who wait, soon, and who still comes as soon as it has looked. */
    @Override
    public void close() {
        closed = true;
        loops.values().forEach(loop -> run(loop, this::leave));
    }

    private void tell() {
        for (Loop loop : loops.values()) {
            if (loop.told.compareAndSet(false, true)) {
                run(loop, this::look);
            }
        }
    }

    private void run(Loop loop, Consumer<Loop> task) {
        try {
            loop.context.runOnContext(unused -> task.accept(loop));
        } catch (RejectedExecutionException e) {
            // Its Vert.x has ended, and every connection with it.
            loops.values().remove(loop);
        }
    }

    private void look(Loop loop) {
        loop.told.set(false);
        // A copy: a follower's answer may let others come and go.
        for (Follower follower : new ArrayList<>(loop.followers)) {
            look(loop, follower);
        }
    }

    /** Each gets the newest view, so that what is made of a view is not made again of one before it. */
    private void look(Loop loop, Follower follower) {
        try {
            if (!follower.look(published.current())) {
                remove(loop, follower);
            }
        } catch (RuntimeException e) {
            remove(loop, follower);
            follower.fail(e);
        }
    }

    private void leave(Loop loop) {
        for (Follower follower : new ArrayList<>(loop.followers)) {
            remove(loop, follower);
            follower.end();
        }
    }

    private void remove(Loop loop, Follower follower) {
        if (loop.followers.remove(follower)) {
            count.decrementAndGet();
        }
    }
}
