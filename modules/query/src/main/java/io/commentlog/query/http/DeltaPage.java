package io.commentlog.query.http;

import io.commentlog.kit.http.Answer;
import io.commentlog.query.view.Delta;
import io.commentlog.query.view.Entry;
import io.vertx.core.buffer.Buffer;

/** A delta in the two forms that clients read, each made when it is first asked for. Safe for all threads. */
final class DeltaPage {
    private final Delta delta;
    private final String cursor;
    private volatile Page json;
    private volatile Buffer events;

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

    /** Server-sent events; the last one alone carries the cursor, so that who is cut off in the middle starts over. */
    Buffer events() {
        Buffer made = events;
        if (made == null) {
            made = written();
            events = made;
        }
        return made;
    }

    /** The cursor by itself, in an event that no client is shown: it keeps who hears of nothing else up to date. */
    Buffer cursorEvent() {
        return Buffer.buffer("id: " + cursor + "\n: ping\n\n");
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

    private Buffer written() {
        Buffer out = Buffer.buffer();
        if (delta.reset()) {
            out.appendString("event: reset\ndata: {}\n\n");
        }
        int last = delta.changes().size() - 1;
        for (int i = 0; i <= last; i++) {
            Entry change = delta.changes().get(i);
            if (i == last) {
                out.appendString("id: " + cursor + "\n");
            }
            if (change.stored().deleted()) {
                out.appendString("event: removed\ndata: {\"id\":\""
                        + Answer.quoted(change.key().id()) + "\"}\n\n");
            } else {
                out.appendString("event: comment\ndata: ")
                        .appendBytes(change.json())
                        .appendString("\n\n");
            }
        }
        return out;
    }
}
