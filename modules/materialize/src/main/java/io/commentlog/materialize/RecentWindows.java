package io.commentlog.materialize;

import io.commentlog.event.view.Channel;
import io.commentlog.event.view.RecentKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which keys one partition of {@code recent-comments} holds: of every channel the newest ones, a deletion marker
 * counting as one, and of the channels the most recently active ones. Everything it decides follows from the store's
 * keys and their offsets, so one restored from the store goes on as the one that filled it. Confined to one thread; a
 * call takes logarithmic time, and as much again for every key it evicts.
 */
final class RecentWindows {
    /**
     * What becomes of a comment that appears.
     *
     * @param kept whether it gets an entry; not if its window is full of newer ones
     * @param evicted the entries that leave for it, never its own
     */
    record Arrival(boolean kept, List<RecentKey> evicted) {
        private static final Arrival TOO_OLD = new Arrival(false, List.of());
        private static final Arrival NOTHING_EVICTED = new Arrival(true, List.of());
    }

    private static final class Window {
        private final Channel channel;
        private final TreeSet<RecentKey> keys = new TreeSet<>();
        private long activity = -1;

        private Window(Channel channel) {
            this.channel = channel;
        }
    }

    private final int entriesPerChannel;
    private final int channels;
    private final Map<Channel, Window> windows = new HashMap<>();

    /** INVARIANT: one entry per window. Activities are offsets of one partition, and an event concerns one channel. */
    private final TreeMap<Long, Window> byActivity = new TreeMap<>();

    RecentWindows(int entriesPerChannel, int channels) {
        this.entriesPerChannel = entriesPerChannel;
        this.channels = channels;
    }

    /**
     * Takes over an entry that the store holds, in any order, before the first arrival. The activity of a channel is
     * the greatest offset among its entries: every event kept has a greater offset than all before it, and what an
     * arrival evicts is never itself, so the entry with the greatest is always there to be found again.
     */
    void restore(RecentKey key, long offset) {
        add(key, offset);
    }

    /** Evicts what is beyond the bounds; only a store filled under greater bounds has any. */
    List<RecentKey> trim() {
        List<RecentKey> evicted = new ArrayList<>();
        windows.values().forEach(window -> shrink(window, evicted));
        evictChannels(evicted);
        return evicted;
    }

    /** A comment appears. */
    Arrival arrive(RecentKey key, long offset) {
        Window known = windows.get(key.channel());
        if (known != null && known.keys.size() >= entriesPerChannel && key.compareTo(known.keys.first()) < 0) {
            return Arrival.TOO_OLD;
        }
        Window window = add(key, offset);
        if (window.keys.size() <= entriesPerChannel && windows.size() <= channels) {
            return Arrival.NOTHING_EVICTED;
        }
        List<RecentKey> evicted = new ArrayList<>();
        shrink(window, evicted);
        evictChannels(evicted);
        return new Arrival(true, evicted);
    }

    /** A comment changes or is deleted. Whether it has an entry; one that was evicted never comes back. */
    boolean renew(RecentKey key, long offset) {
        Window window = windows.get(key.channel());
        if (window == null || !window.keys.contains(key)) {
            return false;
        }
        touch(window, offset);
        return true;
    }

    private Window add(RecentKey key, long offset) {
        Window window = windows.computeIfAbsent(key.channel(), Window::new);
        // With the window's own channel, so that the entries of a channel share one copy of its name.
        window.keys.add(new RecentKey(window.channel, key.timestamp(), key.id()));
        touch(window, offset);
        return window;
    }

    private void touch(Window window, long offset) {
        if (offset > window.activity) {
            byActivity.remove(window.activity);
            window.activity = offset;
            byActivity.put(offset, window);
        }
    }

    private void shrink(Window window, List<RecentKey> evicted) {
        while (window.keys.size() > entriesPerChannel) {
            evicted.add(window.keys.pollFirst());
        }
    }

    private void evictChannels(List<RecentKey> evicted) {
        while (windows.size() > channels) {
            Window least = byActivity.pollFirstEntry().getValue();
            windows.remove(least.channel);
            evicted.addAll(least.keys);
        }
    }
}
