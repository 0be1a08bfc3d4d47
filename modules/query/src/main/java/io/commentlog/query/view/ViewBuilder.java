package io.commentlog.query.view;

import io.commentlog.event.view.Channel;
import io.commentlog.event.view.PartitionPosition;
import io.commentlog.event.view.RecentKey;
import io.commentlog.event.view.StoredComment;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * Applies the changelog's updates, in the order of the changelog, and makes a {@link View} of them at any moment.
 * Monotonic: an update older than what is known of its comment changes nothing, so that updates written twice, as after
 * an aborted transaction, are seen once. Owned by one thread.
 */
public final class ViewBuilder {
    private final int windowSize;
    private final int maxComments;

    private HashPMap<Filter, Window> windows = HashTreePMap.empty();
    private HashPMap<String, Entry> byId = HashTreePMap.empty();
    private PVector<PartitionPosition> positions;

    /** When each channel last changed, in updates applied, and the channels in that order. */
    private final Map<Channel, Long> activity = new HashMap<>();

    private final TreeMap<Long, Channel> byActivity = new TreeMap<>();
    private long updates;

    /**
     * @param windowSize comments a window shows
     * @param maxComments kept in all; over it the least recently active channel leaves
     */
    public ViewBuilder(int partitions, int windowSize, int maxComments) {
        if (partitions < 1 || windowSize < 1 || maxComments < windowSize) {
            throw new IllegalArgumentException("A view needs a partition, a window and room for one window at least");
        }
        this.windowSize = windowSize;
        this.maxComments = maxComments;
        this.positions = TreePVector.from(Collections.nCopies(partitions, PartitionPosition.START));
    }

    public View view() {
        return new View(windowSize, windows, byId, positions);
    }

    /** A comment's newest state: it appears, changes, or is deleted. */
    public void put(int partition, RecentKey key, StoredComment stored) {
        boolean replayed = stored.offset() <= positions.get(partition).offset();
        Entry known = byId.get(key.id());
        if (replayed || (known != null && known.stored().offset() >= stored.offset())) {
            return;
        }
        updates++;
        Entry entry = new Entry(key, partition, stored);
        if (stored.deleted()) {
            byId = byId.plus(key.id(), entry);
            removeFromWindows(key);
        } else {
            add(entry);
        }
        touch(key.channel());
        makeRoom();
    }

    /** A comment has left the store for want of room there. It never comes back under the same key. */
    public void evict(RecentKey key) {
        updates++;
        byId = byId.minus(key.id());
        removeFromWindows(key);
    }

    /** Everything up to the position has been told. An older position than the known one changes nothing. */
    public void advance(int partition, PartitionPosition position) {
        if (position.offset() > positions.get(partition).offset()) {
            positions = positions.with(partition, position);
        }
    }

    private void add(Entry entry) {
        Channel channel = entry.key().channel();
        Window before = window(Filter.of(channel));
        Window after = before.plus(entry);
        windows = windows.plus(Filter.of(channel), after);
        if (after.contains(entry.key())) {
            byId = byId.plus(entry.key().id(), entry);
        }
        if (after.held() == before.held() && after != before && !before.contains(entry.key())) {
            before.oldestHeld().ifPresent(dropped -> byId = byId.minus(dropped.id()));
        }
        for (Filter filter : Filter.across(channel)) {
            windows = windows.plus(filter, window(filter).plus(entry));
        }
    }

    private void removeFromWindows(RecentKey key) {
        Filter own = Filter.of(key.channel());
        if (windows.containsKey(own)) {
            windows = windows.plus(own, window(own).minus(key));
            if (window(own).held() == 0) {
                forget(key.channel());
            }
        }
        for (Filter filter : Filter.across(key.channel())) {
            if (windows.containsKey(filter)) {
                Window left = window(filter).minus(key);
                windows = windows.plus(filter, left.isShort() ? refilled(filter) : left);
            }
        }
    }

    /** The filter's window made anew from the channels that pass it: they may hold what it had dropped. */
    private Window refilled(Filter filter) {
        Window fresh = Window.empty(windowSize);
        for (Channel channel : activity.keySet()) {
            if (filter.passes(channel)) {
                for (Entry entry : window(Filter.of(channel)).all()) {
                    fresh = fresh.plus(entry);
                }
            }
        }
        return fresh;
    }

    private void touch(Channel channel) {
        if (!windows.containsKey(Filter.of(channel))) {
            return;
        }
        Optional.ofNullable(activity.put(channel, updates)).ifPresent(byActivity::remove);
        byActivity.put(updates, channel);
    }

    private void makeRoom() {
        while (byId.size() > maxComments && byActivity.size() > 1) {
            Channel leaving = byActivity.firstEntry().getValue();
            for (Entry entry : window(Filter.of(leaving)).all()) {
                byId = byId.minus(entry.key().id());
            }
            forget(leaving);
        }
    }

    /** The channel's own window goes; what it has in wider windows stays there until newer comments push it out. */
    private void forget(Channel channel) {
        windows = windows.minus(Filter.of(channel));
        Optional.ofNullable(activity.remove(channel)).ifPresent(byActivity::remove);
        for (Filter filter : Filter.across(channel)) {
            if (activity.keySet().stream().noneMatch(filter::passes)) {
                windows = windows.minus(filter);
            }
        }
    }

    private Window window(Filter filter) {
        Window window = windows.get(filter);
        return window == null ? Window.empty(windowSize) : window;
    }
}
