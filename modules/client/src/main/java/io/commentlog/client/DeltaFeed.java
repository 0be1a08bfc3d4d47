package io.commentlog.client;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Every change from a cursor on, by long polls, told to a listener on a thread of its own. It misses nothing: the cursor moves
 * only when all that it covers has been told, and is good at every node and across their restarts. It goes on until closed.
 */
public final class DeltaFeed implements AutoCloseable {
    /** An empty answer sooner than this was not held. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    /** Between answers that were not held, so that a node that holds none is not asked without pause. */
    private static final Duration UNHELD = Duration.ofSeconds(1);

    private final Wire wire;
    private final ClientConfig config;
    private final Time time;
    private final Waits waits;
    private final Read read;
    private final Retries retries;
    private final Telling telling;
    private final Following following;

    private DeltaFeed(
            Wire wire,
            ClientConfig config,
            Time time,
            Waits waits,
            Retries retries,
            Read read,
            String cursor,
            CommentListener listener) {
        this.wire = wire;
        this.config = config;
        this.time = time;
        this.waits = waits;
        this.read = read;
        this.retries = retries;
        this.telling = new Telling(cursor, listener, waits::isClosed);
        this.following = new Following("feed", waits, time, retries, listener, this::step);
    }

    static DeltaFeed start(
            Wire wire,
            ClientConfig config,
            Time time,
            Waits waits,
            Retries retries,
            Read read,
            String cursor,
            CommentListener listener) {
        DeltaFeed feed = new DeltaFeed(wire, config, time, waits, retries, read, cursor, listener);
        feed.following.start();
        return feed;
    }

    private void step(URI node) {
        String from = telling.cursor();
        telling.begin();
        long asked = time.nanos();
        Delta delta = wire.ask(
                node,
                question(from),
                config.longPoll().plus(config.requestTimeout()),
                waits,
                reply -> Delta.of(reply.body()));
        boolean atOnce = time.nanos() - asked < AT_ONCE.toNanos();
        telling.tell(delta);
        retries.succeeded();
        if (delta.isIdle(from) && atOnce) {
            waits.pause(UNHELD);
        }
    }

    private Question question(String cursor) {
        Map<String, String> parameters = read.filter();
        parameters.put("cursor", cursor);
        parameters.put("wait", Long.toString(config.longPoll().toSeconds()));
        return Question.get("", parameters);
    }

    /**
     * From where to go on in another process: never ahead of what the listener was told. Empty until the first page was
     * told.
     */
    public String cursor() {
        return telling.cursor();
    }

    /**
     * Gives up a held poll at once. When it returns the listener is not called any more, unless a call of it has lasted for
     * 2 s or is where this is called from.
     */
    @Override
    public void close() {
        following.close();
    }
}
