package io.commentlog.query.view;

import io.commentlog.event.view.RecentKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * The newest comments that pass one filter, each id once, by (timestamp, id). Immutable; applying the same update twice
 * changes nothing. It shows the newest {@code size}; what it holds beyond them is its reserve, so that removals do not
 * leave it short.
 */
public final class Window {
    private final int size;
    private final TreePMap<RecentKey, Entry> entries;
    /** The newest key ever dropped for want of room. INVARIANT: whatever is added and newer than this is held. */
    private final Optional<RecentKey> floor;

    Window(int size, TreePMap<RecentKey, Entry> entries, Optional<RecentKey> floor) {
        this.size = size;
        this.entries = entries;
        this.floor = floor;
    }

    static Window empty(int size) {
        return new Window(size, TreePMap.empty(), Optional.empty());
    }

    /** With the entry added, or replaced if its key is here; unchanged if the entry is older than what was dropped. */
    Window plus(Entry entry) {
        return floor.isPresent() && entry.key().compareTo(floor.get()) <= 0
                ? this
                : new Window(size, entries.plus(entry.key(), entry), floor);
    }

    Window minus(RecentKey key) {
        return entries.containsKey(key) ? new Window(size, entries.minus(key), floor) : this;
    }

    /** With the newest {@code most} entries alone; from now on nothing as old as a dropped one is taken. */
    Window keeping(int most) {
        if (entries.size() <= most) {
            return this;
        }
        TreePMap<RecentKey, Entry> kept = entries;
        Optional<RecentKey> dropped = floor;
        while (kept.size() > most) {
            dropped = Optional.of(kept.firstKey());
            kept = kept.minusFirstEntry();
        }
        return new Window(size, kept, dropped);
    }

    /** The same entries in a window that takes older ones again. */
    Window reopened() {
        return new Window(size, entries, Optional.empty());
    }

    boolean contains(RecentKey key) {
        return entries.containsKey(key);
    }

    /** Whether removals have made it show fewer than it could if it took back what was dropped. */
    boolean isShort() {
        return floor.isPresent() && entries.size() < size;
    }

    /** Of the newest entry; only where there is one. */
    RecentKey newestKey() {
        return entries.lastKey();
    }

    /** How many it holds, the reserve too. */
    int held() {
        return entries.size();
    }

    /** Everything held, the reserve too, newest first. */
    Collection<Entry> all() {
        return entries.descendingMap().values();
    }

    Optional<RecentKey> floor() {
        return floor;
    }

    /** What {@link #keeping} the newest {@code most} would drop. */
    List<Entry> beyond(int most) {
        List<Entry> oldest = new ArrayList<>();
        Iterator<Entry> oldestFirst = entries.values().iterator();
        for (int left = entries.size() - most; left > 0; left--) {
            oldest.add(oldestFirst.next());
        }
        return oldest;
    }

    /** How many comments it shows, at most the size it was made with. */
    public int count() {
        return Math.min(size, entries.size());
    }

    /** What it shows, newest first; {@link #count} entries. */
    public Iterator<Entry> newestFirst() {
        Iterator<Entry> all = all().iterator();
        return new Iterator<>() {
            private int left = count();

            @Override
            public boolean hasNext() {
                return left > 0;
            }

            @Override
            public Entry next() {
                if (left == 0) {
                    throw new NoSuchElementException();
                }
                left--;
                return all.next();
            }
        };
    }
}
