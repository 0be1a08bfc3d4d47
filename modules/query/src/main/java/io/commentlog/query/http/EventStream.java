package io.commentlog.query.http;

import io.commentlog.kit.http.Outlet;
import io.commentlog.query.view.Cursor;
import io.commentlog.query.view.View;
import io.vertx.core.buffer.Buffer;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's server-sent events. Owned by its event loop. What it has not been sent is not kept but a cursor and the page
 * it is at: a client that reads slowly gets what has come meanwhile when it has taken what waited, and one that takes
 * nothing is cut off.
 */
final class EventStream implements Followers.Follower {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

    /** Beats in which a client may take nothing of what waits for it. */
    private static final int PATIENCE = 2;

    private static final Buffer TOO_SLOW = Buffer.buffer(": too slow, resume with Last-Event-ID\n\n");

    private final Deltas deltas;
    private final ReadQuery query;
    private final Outlet outlet;
    /** Where to go on from, once what is unsent is sent; the client is told it with the last of that. */
    private Optional<Cursor> cursor;

    private Optional<DeltaPage> newest = Optional.empty();
    private Iterator<Buffer> unsent = Collections.emptyIterator();
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
            send();
        });
    }

    @Override
    public boolean look(View view) {
        seen = view;
        send();
        return !closed;
    }

    private void send() {
        boolean more = true;
        while (!closed && !outlet.isFull() && (more || unsent.hasNext())) {
            if (unsent.hasNext()) {
                outlet.write(unsent.next());
            } else {
                more = take();
            }
        }
    }

    /** Takes the next page to send; whether there is another one behind it. */
    private boolean take() {
        DeltaPage page = deltas.since(seen, query.filter(), cursor, query.limit());
        if (!page.delta().isEmpty()) {
            unsent = page.events().iterator();
        } else if (cursor.isEmpty()) {
            unsent =
                    List.of(page.cursorEvent()).iterator(); // or who is cut off before the first event would begin anew
        }
        newest = Optional.of(page);
        cursor = Optional.of(page.delta().cursor());
        return page.delta().more();
    }

    /** Shows that the connection lives, and tells the cursor to a client that nothing else is told. */
    void beat() {
        if (closed) {
            return;
        }
        if (!outlet.isFull()) {
            beatsFull = 0;
            if (!unsent.hasNext()) {
                newest.ifPresent(page -> outlet.write(page.cursorEvent()));
            }
        } else if (++beatsFull >= PATIENCE) {
            outlet.write(TOO_SLOW);
            end();
        }
    }

    /** Ends the answer; the client comes back with its cursor, here or elsewhere. */
    @Override
    public void end() {
        if (!closed) {
            closed = true;
            outlet.close();
        }
    }

    @Override
    public void fail(RuntimeException cause) {
        LOG.error("An event stream could not go on", cause);
        end();
    }

    void closed() {
        closed = true;
    }
}
