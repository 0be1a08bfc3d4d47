package io.commentlog.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Every change from a cursor on, by server-sent events, told to a listener on a thread of its own. A connection that ends,
 * breaks or is silent for longer than heartbeats allow is opened again, at the next node, from the last event's id. It
 * misses nothing and goes on until closed.
 */
public final class EventStream implements AutoCloseable {
    private final Wire wire;
    private final ClientConfig config;
    private final Waits waits;
    private final Read read;
    private final Retries retries;
    private final Telling telling;
    private final Following following;

    private EventStream(
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
        this.waits = waits;
        this.read = read;
        this.retries = retries;
        this.telling = new Telling(cursor, listener, waits::isClosed);
        this.following = new Following("stream", waits, time, retries, listener, this::step);
    }

    static EventStream start(
            Wire wire,
            ClientConfig config,
            Time time,
            Waits waits,
            Retries retries,
            Read read,
            String cursor,
            CommentListener listener) {
        EventStream stream = new EventStream(wire, config, time, waits, retries, read, cursor, listener);
        stream.following.start();
        return stream;
    }

    private void step(URI node) {
        telling.begin();
        Chunks chunks = wire.open(node, question(), waits);
        Runnable cut = chunks::cut;
        waits.begin(cut);
        try {
            follow(chunks);
            throw new IOException("the stream ended");
        } catch (IOException e) {
            throw Unavailable.lost(node, e);
        } finally {
            waits.end(cut);
            chunks.cut();
        }
    }

    private Question question() {
        String cursor = telling.cursor();
        return Question.get("/stream", read.filter())
                .with(
                        cursor.isEmpty()
                                ? Map.of("Accept", "text/event-stream")
                                : Map.of("Accept", "text/event-stream", "Last-Event-ID", cursor));
    }

    private void follow(Chunks chunks) throws IOException {
        SseParser parser = new SseParser(this::told);
        while (true) {
            List<ByteBuffer> bytes = chunks.next(config.silence());
            if (bytes.isEmpty()) {
                return;
            }
            bytes.forEach(parser::accept);
        }
    }

    private void told(SseEvent event) {
        switch (event.name()) {
            case "comment" -> telling.comment(new Comment(json(event)));
            case "removed" -> telling.removed(Json.string(json(event).path("id")));
            case "reset" -> telling.reset();
            default -> {
                // Another kind of event, of a newer node: its id counts all the same.
            }
        }
        event.id().ifPresent(telling::at);
        // Only now: a node that takes the connection and then breaks it has done nothing yet.
        retries.succeeded();
    }

    private static ObjectNode json(SseEvent event) {
        return Json.readObject(event.data().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * From where to go on in another process: never ahead of what the listener was told. Empty until the first page was
     * told.
     */
    public String cursor() {
        return telling.cursor();
    }

    /**
     * Gives up the connection at once. When it returns the listener is not called any more, unless a call of it has lasted
     * for 2 s or is where this is called from.
     */
    @Override
    public void close() {
        following.close();
    }
}
