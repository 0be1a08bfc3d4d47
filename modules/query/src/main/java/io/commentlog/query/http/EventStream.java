package io.commentlog.query.http;

import io.commentlog.kit.http.Outlet;
import io.commentlog.query.view.Cursor;
import io.commentlog.query.view.View;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * One client's server-sent events. Owned by its event loop. What it has not been sent is not kept but a cursor: a client
 * that reads slowly gets what has come meanwhile when it has taken what waited, and one that takes nothing is cut off.
 */
final class EventStream implements Followers.Follower {
    /** Beats in which a client may take nothing of what waits for it. */
    private static final int PATIENCE = 2;

    private static final Buffer TOO_SLOW = Buffer.buffer(": too slow, resume with Last-Event-ID\n\n");

    private final Deltas deltas;
    private final ReadQuery query;
    private final Outlet outlet;
    private Optional<Cursor> cursor;
    private Optional<DeltaPage> newest = Optional.empty();
    private View seen;
    private int beatsFull;
    private boolean closed;

    EventStream(Deltas deltas, ReadQuery query, Optional<Cursor> cursor, Outlet outlet, View view) {
        this.deltas = deltas;
        this.query = query;
        this.cursor = cursor;
        this.outlet = outlet;
        this.seen = view;
        outlet.whenDrained(() -> {
            beatsFull = 0;
            look(seen);
        });
    }

    @Override
    public boolean look(View view) {
        seen = view;
        boolean more = true;
        while (more && !closed && !outlet.isFull()) {
            DeltaPage page = deltas.since(view, query.filter(), cursor, query.limit());
            newest = Optional.of(page);
            cursor = Optional.of(page.delta().cursor());
            more = page.delta().more();
            if (!page.delta().isEmpty()) {
                outlet.write(page.events());
            }
        }
        return !closed;
    }

    /** Shows that the connection lives, and tells the cursor to a client that nothing else is told. */
    void beat() {
        if (!outlet.isFull()) {
            newest.ifPresent(page -> outlet.write(page.cursorEvent()));
        } else if (++beatsFull >= PATIENCE) {
            outlet.write(TOO_SLOW);
            end();
        }
    }

    /** Ends the answer; the client comes back with its cursor, here or elsewhere. */
    void end() {
        if (!closed) {
            closed = true;
            outlet.close();
        }
    }

    void closed() {
        closed = true;
    }
}
