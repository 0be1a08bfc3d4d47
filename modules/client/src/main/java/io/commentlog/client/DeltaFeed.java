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

    private final Following following;

    private DeltaFeed(Following.Way way, String cursor, CommentListener listener) {
        following = new Following("feed", way, cursor, listener, DeltaFeed::step);
    }

    static DeltaFeed start(Following.Way way, String cursor, CommentListener listener) {
        DeltaFeed feed = new DeltaFeed(way, cursor, listener);
        feed.following.start();
        return feed;
    }

    private static void step(Following.Way way, URI node, Telling telling) {
        String from = telling.cursor();
        long asked = way.time().nanos();
        Delta delta = way.wire()
                .ask(
                        node,
                        question(way, from),
                        way.config().longPoll().plus(way.config().requestTimeout()),
                        way.waits(),
                        reply -> Delta.of(reply.body()));
        boolean atOnce = way.time().nanos() - asked < AT_ONCE.toNanos();
        telling.tell(delta);
        way.retries().succeeded();
        if (delta.isIdle(from) && atOnce) {
            way.waits().pause(UNHELD);
        }
    }

    private static Question question(Following.Way way, String cursor) {
        Map<String, String> parameters = way.read().filter();
        parameters.put("cursor", cursor);
        parameters.put("wait", Long.toString(way.config().longPoll().toSeconds()));
        return Question.get("", parameters);
    }

    /**
     * From where to go on in another process: never ahead of what the listener was told. Empty until the first page was
     * told.
     */
    public String cursor() {
        return following.cursor();
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
