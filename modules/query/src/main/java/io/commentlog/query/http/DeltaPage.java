package io.commentlog.query.http;

import io.commentlog.kit.http.Answer;
import io.commentlog.query.view.Delta;
import io.commentlog.query.view.Entry;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/** A delta in the two forms that clients read, each made when it is first asked for. Safe for all threads. */
final class DeltaPage {
    /** A part of the events is over this by less than one event. */
    private static final int PART = 16 * 1024;

    private final Delta delta;
    private final String cursor;
    private volatile Page json;
    private volatile List<Buffer> events;

    DeltaPage(Delta delta) {
        this.delta = delta;
        this.cursor = delta.cursor().encoded();
    }

    Delta delta() {
        return delta;
    }

    /** {@code {"comments":[…],"removed":["id"…],"cursor":"…","reset":b,"more":b}}. */
    Page json() {
        Page made = json;
        if (made == null) {
            made = new Page(body());
            json = made; // two threads may both make it, of the same delta
        }
        return made;
    }

    /**
     * Server-sent events, in parts, so that a client need not be given all at once; no event is split. The last event alone
     * carries the cursor, so that who is cut off in the middle starts over.
     */
    List<Buffer> events() {
        List<Buffer> made = events;
        if (made == null) {
            made = written();
            events = made;
        }
        return made;
    }

    /** The cursor by itself, in an event that no client is shown: it keeps who hears of nothing else up to date. */
    Buffer cursorEvent() {
        return Buffer.buffer(id() + ": ping\n\n");
    }

    /** About what it keeps in memory once both forms are made. */
    long bytes() {
        return delta.changes().stream()
                .mapToLong(change -> 256 + 3L * change.json().length)
                .sum();
    }

    private Buffer body() {
        Buffer body = Buffer.buffer("{\"comments\":[");
        Buffer removed = Buffer.buffer();
        boolean first = true;
        for (Entry change : delta.changes()) {
            if (change.stored().deleted()) {
                removed.appendString(removed.length() == 0 ? "\"" : ",\"")
                        .appendString(Answer.quoted(change.key().id()))
                        .appendByte((byte) '"');
            } else {
                body.appendString(first ? "" : ",").appendBytes(change.json());
                first = false;
            }
        }
        return body.appendString("],\"removed\":[")
                .appendBuffer(removed)
                .appendString("],\"cursor\":\"" + cursor + "\",\"reset\":" + delta.reset() + ",\"more\":" + delta.more()
                        + "}");
    }

    private List<Buffer> written() {
        List<Buffer> parts = new ArrayList<>();
        Buffer part = Buffer.buffer(delta.reset() ? "event: reset\ndata: {}\n\n" : "");
        int last = delta.changes().size() - 1;
        if (last < 0) {
            part.appendBuffer(cursorEvent());
        }
        for (int i = 0; i <= last; i++) {
            append(part, delta.changes().get(i), i == last ? id() : "");
            if (part.length() >= PART && i < last) {
                parts.add(part);
                part = Buffer.buffer();
            }
        }
        parts.add(part);
        return List.copyOf(parts);
    }

    private static void append(Buffer part, Entry change, String id) {
        if (change.stored().deleted()) {
            String removed = Answer.quoted(change.key().id());
            part.appendString(id + "event: removed\ndata: {\"id\":\"" + removed + "\"}\n\n");
        } else {
            part.appendString(id + "event: comment\ndata: ")
                    .appendBytes(change.json())
                    .appendString("\n\n");
        }
    }

    private String id() {
        return "id: " + cursor + "\n";
    }
}
