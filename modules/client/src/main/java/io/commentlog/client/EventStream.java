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
    private final Following following;

    private EventStream(Following.Way way, String cursor, CommentListener listener) {
        following = new Following("stream", way, cursor, listener, EventStream::step);
    }

    static EventStream start(Following.Way way, String cursor, CommentListener listener) {
        EventStream stream = new EventStream(way, cursor, listener);
        stream.following.start();
        return stream;
    }

    private static void step(Following.Way way, URI node, Telling telling) {
        Chunks chunks = way.wire().open(node, question(way, telling.cursor()), way.waits());
        Runnable cut = chunks::cut;
        way.waits().begin(cut);
        try {
            follow(way, chunks, telling);
            throw new IOException("the stream ended");
        } catch (IOException e) {
            throw Unavailable.lost(node, e);
        } finally {
            way.waits().end(cut);
            chunks.cut();
        }
    }

    private static Question question(Following.Way way, String cursor) {
        return Question.get("/stream", way.read().filter())
                .with(
                        cursor.isEmpty()
                                ? Map.of("Accept", "text/event-stream")
                                : Map.of("Accept", "text/event-stream", "Last-Event-ID", cursor));
    }

    private static void follow(Following.Way way, Chunks chunks, Telling telling) throws IOException {
        SseParser parser = new SseParser(event -> {
            told(event, telling);
            // Only now: a node that takes the connection and then breaks it has done nothing yet.
            way.retries().succeeded();
        });
        while (true) {
            List<ByteBuffer> bytes = chunks.next(way.config().silence());
            if (bytes.isEmpty()) {
                return;
            }
            bytes.forEach(parser::accept);
        }
    }

    private static void told(SseEvent event, Telling telling) {
        switch (event.name()) {
            case "comment" -> telling.comment(new Comment(json(event)));
            case "removed" -> telling.removed(Json.string(json(event).path("id")));
            case "reset" -> telling.reset();
            default -> {
                // Another kind of event, of a newer node: its id counts all the same.
            }
        }
        event.id().ifPresent(telling::at);
    }

    private static ObjectNode json(SseEvent event) {
        return Json.readObject(event.data().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * From where to go on in another process: never ahead of what the listener was told. Empty until the first page was
     * told.
     */
    public String cursor() {
        return following.cursor();
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
