package io.commentlog.kit.http;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks at all connections of one event loop every now and then, so that no request needs a timer of its own. Owned by
 * that event loop.
 */
final class Watch {
    private final Patience patience;
    private final long betweenLooks;
    private final Set<WatchedConnection> connections = new HashSet<>();
    private final Repeats repeats = new Repeats();
    private long lastLook;
    private long now;

    Watch(Patience patience, long nanoTime) {
        this.patience = patience;
        this.betweenLooks = patience.betweenLooks().toNanos();
        this.lastLook = nanoTime;
    }

    Duration betweenLooks() {
        return patience.betweenLooks();
    }

    /** Takes a new connection into its care. */
    void admit(HttpConnection connection) {
        if (connection instanceof ConnectionBase open) {
            WatchedConnection watched = new WatchedConnection(this, new Pace(patience, now), repeats);
            connections.add(watched);
            watched.joinPipeline(open.channelHandlerContext());
        }
    }

    /** There will be no other connection. */
    void end() {
        repeats.clear();
    }

    void leave(WatchedConnection connection) {
        connections.remove(connection);
    }

    /** As of the last look. It goes no faster than looks are planned: while the loop stood still, no client was heard. */
    long now() {
        return now;
    }

    void look(long nanoTime) {
        now += Math.min(nanoTime - lastLook, 2 * betweenLooks);
        lastLook = nanoTime;
        List.copyOf(connections).forEach(connection -> connection.look(now)); // some leave at that
    }
}
