package io.commentlog.query.view;

import io.commentlog.event.view.RecentKey;
import java.util.Iterator;
import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * The newest comments that pass one filter, each id once, by (timestamp, id). Immutable; applying the same update twice
 * changes nothing. It shows the newest {@code size} and keeps as many again in reserve, so that removals do not leave it
 * short.
 */
public final class Window {
    private static final int RESERVE = 2;

    private final int size;
    private final TreePMap<RecentKey, Entry> entries;
    /** The newest key ever dropped for want of room. INVARIANT: the window has every comment that is newer. */
    private final Optional<RecentKey> floor;

    private Window(int size, TreePMap<RecentKey, Entry> entries, Optional<RecentKey> floor) {
        this.size = size;
        this.entries = entries;
        this.floor = floor;
    }

    static Window empty(int size) {
        return new Window(size, TreePMap.empty(), Optional.empty());
    }

    /** With the entry added, or replaced if its key is here; unchanged if the entry is older than what was dropped. */
    Window plus(Entry entry) {
        if (floor.isPresent() && entry.key().compareTo(floor.get()) <= 0) {
            return this;
        }
        TreePMap<RecentKey, Entry> more = entries.plus(entry.key(), entry);
        if (more.size() <= size * RESERVE) {
            return new Window(size, more, floor);
        }
        return new Window(size, more.minusFirstEntry(), Optional.of(more.firstKey()));
    }

    Window minus(RecentKey key) {
        return entries.containsKey(key) ? new Window(size, entries.minus(key), floor) : this;
    }

    boolean contains(RecentKey key) {
        return entries.containsKey(key);
    }

    /** Whether removals have made it show fewer than it could if it took back what was dropped. */
    boolean isShort() {
        return floor.isPresent() && entries.size() < size;
    }

    /** Everything held, the reserve too. */
    int held() {
        return entries.size();
    }

    Iterable<Entry> all() {
        return entries.values();
    }

    Optional<RecentKey> oldestHeld() {
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries.firstKey());
    }

    /** How many comments it shows, at most the size it was made with. */
    public int count() {
        return Math.min(size, entries.size());
    }

    /** What it shows, newest first; {@link #count} entries. */
    public Iterator<Entry> newestFirst() {
        Iterator<Entry> all = entries.descendingMap().values().iterator();
        return new Iterator<>() {
            private int left = count();

            @Override
            public boolean hasNext() {
                return left > 0;
            }

            @Override
            public Entry next() {
                left--;
                return all.next();
            }
        };
    }
}
