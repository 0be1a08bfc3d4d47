package io.commentlog.query.http;

import io.commentlog.event.Comment;
import io.commentlog.event.CommentJson;
import io.commentlog.query.view.Entry;
import io.commentlog.query.view.View;
import io.commentlog.query.view.Window;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** Composes the bodies of reads from a view, out of bytes that were serialised once, by the fold. Pure. */
final class Pages {
    private static final int TYPICAL_COMMENT = 400;

    private Pages() {}

    /** List mode: {@code {"comments":[…],"total":n,"hasMore":b}}, oldest first, the window counted from the newest end. */
    static Buffer list(View view, ReadQuery query) {
        List<Entry> page = new ArrayList<>();
        boolean more = false;
        long skipped = 0;
        Iterator<Entry> newestFirst = view.window(query.filter()).newestFirst();
        while (newestFirst.hasNext() && !more) {
            Entry entry = newestFirst.next();
            if (!finds(query.search(), entry)) {
                continue;
            }
            if (skipped < query.offset()) {
                skipped++;
            } else if (page.size() < query.limit()) {
                page.add(entry);
            } else {
                more = true;
            }
        }
        Buffer body = Buffer.buffer(64 + page.size() * TYPICAL_COMMENT).appendString("{\"comments\":[");
        for (int i = page.size() - 1; i >= 0; i--) {
            append(body, page.get(i), i == page.size() - 1);
        }
        return body.appendString("],\"total\":" + view.total() + ",\"hasMore\":" + more + "}");
    }

    /** How many of the window's comments are strictly newer than {@code after}; counts no further than the limit. */
    static int countNewer(Window window, long after, int limit) {
        int newer = 0;
        Iterator<Entry> newestFirst = window.newestFirst();
        while (newer < limit
                && newestFirst.hasNext()
                && newestFirst.next().key().timestamp() > after) {
            newer++;
        }
        return newer;
    }

    /** Poll mode: a bare array of the newest comments, newest first. */
    static Buffer newest(Window window, int count) {
        Buffer body = Buffer.buffer(2 + count * TYPICAL_COMMENT).appendString("[");
        Iterator<Entry> newestFirst = window.newestFirst();
        for (int i = 0; i < count; i++) {
            append(body, newestFirst.next(), i == 0);
        }
        return body.appendString("]");
    }

    private static void append(Buffer body, Entry entry, boolean first) {
        if (!first) {
            body.appendByte((byte) ',');
        }
        body.appendBytes(entry.json());
    }

    private static boolean finds(String search, Entry entry) {
        if (search.isEmpty()) {
            return true;
        }
        Comment comment = CommentJson.read(entry.json());
        return comment.text().toLowerCase(Locale.ROOT).contains(search)
                || comment.username().orElse("").toLowerCase(Locale.ROOT).contains(search);
    }
}
