package io.commentlog.query.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * What a client that has followed the view up to a cursor has not seen: comments added or changed, and deletions, in the
 * order of the log within each partition. Pure. It misses nothing: where the view no longer knows all that has changed, it
 * is a reset, which is the newest page.
 *
 * @param changes comments as they are now, or the marks of their deletion
 * @param cursor where to go on from
 * @param reset whether the client must drop what it has and start with this
 * @param more whether there is more to have at once, beyond the limit
 */
public record Delta(List<Entry> changes, Cursor cursor, boolean reset, boolean more) {
    public Delta {
        changes = List.copyOf(changes);
    }

    /** The newest comments, oldest first, for a client that has nothing yet. */
    public static Delta newest(View view, Filter filter, int limit) {
        return new Delta(page(view, filter, limit), view.cursor(), false, false);
    }

    /** What has changed since, at most {@code limit} of it; a reset if the view no longer knows all of it. */
    public static Delta since(View view, Filter filter, Cursor cursor, int limit) {
        if (!view.knowsAllSince(cursor)) {
            return new Delta(page(view, filter, limit), view.cursor(), true, false);
        }
        return merged(view, filter, cursor, limit);
    }

    public boolean isEmpty() {
        return changes.isEmpty() && !reset;
    }

    private static List<Entry> page(View view, Filter filter, int limit) {
        List<Entry> page = new ArrayList<>();
        Iterator<Entry> newestFirst = view.window(filter).newestFirst();
        while (page.size() < limit && newestFirst.hasNext()) {
            page.add(newestFirst.next());
        }
        Collections.reverse(page);
        return page;
    }

    /** Merges the partitions, between which there is no order but that of the comments' times. */
    private static Delta merged(View view, Filter filter, Cursor from, int limit) {
        PriorityQueue<Line> lines = new PriorityQueue<>(Comparator.comparing((Line line) -> line.head.key()));
        List<Long> next = new ArrayList<>();
        for (int partition = 0; partition < from.next().size(); partition++) {
            Iterator<Entry> changes = view.changes(partition, from.next().get(partition));
            if (changes.hasNext()) {
                lines.add(new Line(partition, changes));
            }
            // Never back: the cursor may come from a node that is ahead of this one.
            next.add(Math.max(
                    from.next().get(partition), view.position(partition).offset() + 1));
        }
        List<Entry> taken = new ArrayList<>();
        while (!lines.isEmpty()) {
            Line line = lines.peek();
            boolean wanted = filter.passes(line.head.key().channel());
            if (wanted && taken.size() >= limit) {
                lines.forEach(
                        rest -> next.set(rest.partition, rest.head.stored().offset()));
                return new Delta(taken, new Cursor(from.epoch(), next), false, true);
            }
            if (wanted) {
                taken.add(line.head);
            }
            lines.remove();
            if (line.advance()) {
                lines.add(line);
            }
        }
        return new Delta(taken, new Cursor(from.epoch(), next), false, false);
    }

    /** One partition's changes, one after the other. */
    private static final class Line {
        private final int partition;
        private final Iterator<Entry> entries;
        private Entry head;

        private Line(int partition, Iterator<Entry> entries) {
            this.partition = partition;
            this.entries = entries;
            this.head = entries.next();
        }

        /** Whether there is another one. */
        private boolean advance() {
            if (!entries.hasNext()) {
                return false;
            }
            head = entries.next();
            return true;
        }
    }
}
