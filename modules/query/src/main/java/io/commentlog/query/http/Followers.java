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
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Those who wait for the view to change, held by the event loop that serves each: long polls and event streams. A new view
 * costs one task a loop, however many wait. INVARIANT: a follower is registered before it looks at the view, and the view
 * is set before the loops are told, so none is missed.
 */
final class Followers {
    /** One who waits. Called on its event loop alone. */
    @FunctionalInterface
    interface Follower {
        /** Looks at the view; whether it wants to see the next one too. */
        boolean look(View view);
    }

    private static final class Loop {
        private final Context context;
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

    Followers(PublishedView published) {
        this.published = published;
        published.listen(this::tell);
    }

    /** Looks at the view now, and at every later one until it has seen enough or leaves. On its event loop. */
    void add(Follower follower) {
        Loop loop = loops.computeIfAbsent(Thread.currentThread(), thread -> new Loop(Vertx.currentContext()));
        loop.followers.add(follower);
        if (!follower.look(published.current())) {
            loop.followers.remove(follower);
        }
    }

    /** On the follower's event loop. */
    void remove(Follower follower) {
        Loop loop = loops.get(Thread.currentThread());
        if (loop != null) {
            loop.followers.remove(follower);
        }
    }

    private void tell() {
        for (Loop loop : loops.values()) {
            if (loop.told.compareAndSet(false, true)) {
                loop.context.runOnContext(task -> look(loop));
            }
        }
    }

    private void look(Loop loop) {
        loop.told.set(false);
        View view = published.current();
        // A copy: a follower's answer may let others come and go.
        for (Follower follower : new ArrayList<>(loop.followers)) {
            if (!follower.look(view)) {
                loop.followers.remove(follower);
            }
        }
    }
}
