package io.commentlog.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Commentlog's HTTP API, at one node or several. A call waits on the caller's thread; a lost answer, a 5xx or a 429 is tried
 * again with back-off, at the next node where there is one, until the configured patience ends; Retry-After is kept, and one
 * that goes beyond the patience ends the call. Safe for all threads.
 *
 * <p>Every method throws {@link Rejected} for a 4xx and {@link Unavailable} if no node answered; an interrupt is
 * {@link Unavailable} too, and stays set.
 */
public final class CommentlogClient implements AutoCloseable {
    private static final int ID_LENGTH = 9;
    private static final String ID_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";

    private final ClientConfig config;
    private final Time time;
    private final RandomGenerator random;
    private final Wire wire;
    private final Waits waits;
    /** Where the last call succeeded; where the next one begins. */
    private volatile int preferred;

    public CommentlogClient(ClientConfig config) {
        // Ids are made of it: one that can be foreseen could be taken before.
        this(config, Time.SYSTEM, new SecureRandom());
    }

    CommentlogClient(ClientConfig config, Time time, RandomGenerator random) {
        this.config = config;
        this.time = time;
        this.random = random;
        this.wire = new Wire(config, time);
        this.waits = new Waits(time);
    }

    /** With the defaults of {@link ClientConfig#of}. */
    public static CommentlogClient at(String... nodes) {
        return new CommentlogClient(
                ClientConfig.of(Stream.of(nodes).map(URI::create).toList()));
    }

    /** Posts once, however often it has to be tried: every try carries the same id. */
    public Written post(Draft draft) {
        Draft named = draft.id().isPresent() ? draft : draft.id(newId());
        return call(Question.post(Json.write(named.json())), Written::of);
    }

    /** Sets {@code botParams.processed}. */
    public Written patchProcessed(String id, boolean processed) {
        ObjectNode patch = Json.newObject();
        patch.putObject("botParams").put("processed", processed);
        return call(Question.patch(id, Json.write(patch)), Written::of);
    }

    /**
     * Deletes a comment, and answers with it as it was; empty if it is deleted already. That is no mistake: an earlier try
     * may have done it and its answer been lost.
     */
    public Optional<Written> delete(String id) {
        try {
            return Optional.of(call(Question.delete(id), Written::of));
        } catch (Rejected e) {
            if (e.status() == Rejected.GONE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** A comment of any age. {@link Rejected} with 404 if there never was one, with 410 if it is deleted. */
    public Answer<Comment> get(String id) {
        return get(id, Map.of());
    }

    public Answer<Comment> get(String id, Position atLeast) {
        return get(id, Map.of("at-least", atLeast.wire()));
    }

    private Answer<Comment> get(String id, Map<String, String> parameters) {
        return read(Question.get(Question.segment(id), parameters), body -> new Comment(Json.readObject(body)));
    }

    public Answer<Page> list(Read read) {
        return read(Question.get("", read.window()), Page::of);
    }

    /** Those with a later timestamp, newest first. It shows no change and no late arrival; a feed shows both. */
    public Answer<List<Comment>> poll(long after, Read read) {
        Map<String, String> parameters = read.filter();
        parameters.put("after", Long.toString(after));
        return read(Question.get("", parameters), body -> Json.comments(Json.read(body)));
    }

    /** From the newest page on. Offset and search of the read do not count. */
    public DeltaFeed feed(Read read, CommentListener listener) {
        return feed(read, "", listener);
    }

    /**
     * From a cursor on that a feed or stream told.
     *
     * @param cursor empty to begin with the newest page
     */
    public DeltaFeed feed(Read read, String cursor, CommentListener listener) {
        return DeltaFeed.start(way(read), cursor, listener);
    }

    /** From the newest page on. Offset and search of the read do not count. */
    public EventStream stream(Read read, CommentListener listener) {
        return stream(read, "", listener);
    }

    /**
     * From a cursor on that a feed or stream told.
     *
     * @param cursor empty to begin with the newest page
     */
    public EventStream stream(Read read, String cursor, CommentListener listener) {
        return EventStream.start(way(read), cursor, listener);
    }

    private Following.Way way(Read read) {
        return new Following.Way(wire, config, time, waits.child(), retries(Backoff.OF_A_FEED), read);
    }

    /** Ends every call, feed and stream at once; waits for no listener. */
    @Override
    public void close() {
        waits.close();
    }

    private <T> Answer<T> read(Question question, Function<byte[], T> reading) {
        return call(question, reply -> Answer.of(reply, reading));
    }

    private <T> T call(Question question, Function<Reply, T> reading) {
        Retries retries = retries(Backoff.OF_A_CALL);
        long begun = time.nanos();
        while (true) {
            try {
                T answer = wire.ask(retries.node(), question, config.requestTimeout(), waits, reading);
                preferred = retries.at();
                return answer;
            } catch (CommentlogFailure failure) {
                pauseAfter(failure, retries, begun);
            }
        }
    }

    private void pauseAfter(CommentlogFailure failure, Retries retries, long begun) {
        if (!failure.isPassing()) {
            throw failure;
        }
        long now = time.nanos();
        Duration pause = retries.failed(failure, now);
        if (pause.compareTo(config.patience().minusNanos(now - begun)) > 0) {
            throw failure;
        }
        waits.pause(pause);
    }

    private Retries retries(Backoff backoff) {
        return new Retries(config.nodes(), preferred, backoff, random, time.nanos());
    }

    private String newId() {
        StringBuilder id = new StringBuilder(24).append(time.millis()).append('-');
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(ID_DIGITS.charAt(random.nextInt(ID_DIGITS.length())));
        }
        return id.toString();
    }
}
