package io.commentlog.query.view;

import io.commentlog.event.view.Channel;
import io.commentlog.event.view.PartitionPosition;
import io.commentlog.event.view.RecentKey;
import io.commentlog.event.view.StoredComment;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/**
 * Applies the changelog's updates, in the order of the changelog, and makes a {@link View} of them at any moment.
 * Monotonic: an update older than what is known of its comment changes nothing, so that updates written twice, as after
 * an aborted transaction, are seen once. Owned by one thread.
 *
 * <p>A channel's window has all that the changelog has of it, as long as there is room; a wider window has the newest of
 * what the channels' windows have.
 */
public final class ViewBuilder {
    private final long epoch;
    private final int windowSize;
    private final int maxComments;
    /** What a window may hold where room is scarce: as many in reserve as it shows, if that leaves it within the bound. */
    private final int reserve;

    private HashPMap<Filter, Window> windows = HashTreePMap.empty();
    private TreePMap<String, Entry> byId = TreePMap.empty();
    private PVector<PartitionPosition> positions;
    private Changes changes;

    private final ActiveChannels channels = new ActiveChannels();
    /** Those whose window may hold more than the reserve. */
    private final Set<Channel> crowded = new HashSet<>();
    /** The ids that are deletion marks in {@link #byId}, in the order in which they were told; in no window. */
    private final LinkedHashSet<String> deletions = new LinkedHashSet<>();

    /** As far as an update of an event is certain to be a replay. */
    private PVector<PartitionPosition> covered;

    private boolean caughtUp;

    /**
     * @param epoch which log and which generation of the view this is, for cursors
     * @param windowSize comments a window shows
     * @param maxComments kept in all, and as many deletions; over it windows give up what is beyond their reserve, then
     *     the least recently active channels leave
     */
    public ViewBuilder(long epoch, int partitions, int windowSize, int maxComments) {
        if (partitions < 1 || windowSize < 1 || maxComments < windowSize) {
            throw new IllegalArgumentException("A view needs a partition, a window and room for one window at least");
        }
        this.epoch = epoch;
        this.windowSize = windowSize;
        this.maxComments = maxComments;
        this.reserve = (int) Math.min(2L * windowSize, maxComments);
        this.positions = TreePVector.from(Collections.nCopies(partitions, PartitionPosition.START));
        this.covered = positions;
        this.changes = Changes.none(partitions);
    }

    /**
     * Goes on where a view ended that was saved: complete up to its positions, and so whatever comes again of what they
     * cover is a replay. Which channels were active last, and which deletions came last, was not saved; it is told by the
     * newest comments' times and by the log's offsets, which matters only to what leaves first for want of room.
     */
    public static ViewBuilder continuing(View view, int maxComments) {
        ViewBuilder builder = new ViewBuilder(view.cursor().epoch(), view.partitions(), view.windowSize(), maxComments);
        builder.windows = view.windows();
        builder.byId = view.byId();
        builder.positions = view.positions();
        builder.covered = view.positions();
        builder.changes = view.changes();
        view.windows().entrySet().stream()
                .filter(window -> window.getKey().channel().isPresent())
                .sorted(Comparator.comparing(window -> window.getValue().newestKey()))
                .forEach(window -> builder.take(window.getKey().channel().orElseThrow(), window.getValue()));
        view.byId().values().stream()
                .filter(entry -> entry.stored().deleted())
                .sorted(Comparator.comparing(entry -> entry.stored().offset()))
                .forEach(entry -> builder.deletions.add(entry.key().id()));
        return builder;
    }

    private void take(Channel channel, Window own) {
        channels.touch(channel);
        if (own.held() > reserve) {
            crowded.add(channel);
        }
    }

    public View view() {
        return new View(epoch, windowSize, windows, byId, positions, channels.count(), changes);
    }

    /**
     * The changelog has been read to its end: from now on an update of an event that a position covers is a replay.
     *
     * <p>Not before: in a past that was compacted, the position of an aborted transaction may have outlived the updates
     * that it covered, and they come again behind it.
     */
    public void caughtUp() {
        caughtUp = true;
    }

    /** A comment's newest state: it appears, changes, or is deleted. */
    public void put(int partition, RecentKey key, StoredComment stored) {
        boolean replayed = stored.offset()
                <= (caughtUp ? positions : covered).get(partition).offset();
        Entry known = byId.get(key.id());
        if (replayed || (known != null && known.stored().offset() >= stored.offset())) {
            return;
        }
        Entry entry = new Entry(key, partition, stored);
        if (stored.deleted()) {
            markDeleted(entry);
        } else {
            add(entry);
        }
        if (channels.contains(key.channel())) {
            channels.touch(key.channel());
        }
        makeRoom();
    }

    /** A comment, or its deletion, has left the store for want of room there. It never comes back under the same key. */
    public void evict(RecentKey key) {
        drop(key.id());
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
        Window own = window(Filter.of(channel)).plus(entry);
        if (!own.contains(entry.key())) {
            changes = changes.forgetting(entry);
            return; // older than what the channel had to give up, and so than all that wider windows have of it
        }
        windows = windows.plus(Filter.of(channel), own);
        hold(entry);
        channels.touch(channel);
        if (own.held() > reserve) {
            crowded.add(channel);
        }
        for (Filter filter : Filter.across(channel)) {
            windows = windows.plus(filter, window(filter).plus(entry).keeping(reserve));
        }
    }

    private void markDeleted(Entry entry) {
        removeFromWindows(entry.key());
        hold(entry);
        deletions.add(entry.key().id());
        if (deletions.size() > maxComments) {
            drop(deletions.iterator().next());
        }
    }

    private void hold(Entry entry) {
        Entry replaced = byId.get(entry.key().id());
        changes = (replaced == null ? changes : changes.minus(replaced)).plus(entry);
        byId = byId.plus(entry.key().id(), entry);
    }

    /** For want of room, here or in the store. */
    private void drop(String id) {
        Entry dropped = byId.get(id);
        if (dropped != null) {
            changes = changes.forgetting(dropped);
            byId = byId.minus(id);
            deletions.remove(id);
        }
    }

    private void removeFromWindows(RecentKey key) {
        Channel channel = key.channel();
        Window own = window(Filter.of(channel)).minus(key);
        if (own.held() > 0) {
            windows = windows.plus(Filter.of(channel), own);
        } else {
            forget(channel);
        }
        for (Filter filter : Filter.across(channel)) {
            Window left = window(filter).minus(key);
            Window full = left.isShort() ? refilled(filter, left) : left;
            windows = full.held() > 0 ? windows.plus(filter, full) : windows.minus(filter);
        }
    }

    /**
     * The wide window with what it had dropped taken back from the channels that pass. After it, the window is not short
     * again before as many removals as it shows comments, or never, if this was all there is.
     */
    private Window refilled(Filter filter, Window left) {
        Window full = left.reopened();
        for (Channel channel : channels.passing(filter)) {
            for (Entry entry : window(Filter.of(channel)).all()) {
                Window more = full.plus(entry).keeping(reserve);
                if (!more.contains(entry.key())) {
                    break; // and the channel's other comments are older still
                }
                full = more;
            }
        }
        return full;
    }

    private void makeRoom() {
        if (comments() > maxComments) {
            crowded.forEach(this::giveUpSurplus);
            crowded.clear();
        }
        while (comments() > maxComments && channels.count() > 1) {
            leave(channels.leastActive());
        }
    }

    /** Without the deletions: no channel can make room by leaving for what it does not hold. */
    private int comments() {
        return byId.size() - deletions.size();
    }

    private void giveUpSurplus(Channel channel) {
        Window own = window(Filter.of(channel));
        own.beyond(reserve).forEach(entry -> drop(entry.key().id()));
        windows = windows.plus(Filter.of(channel), own.keeping(reserve));
    }

    /**
     * The channel's own window goes. What it has in wider windows stays there until newer comments push it out: nobody
     * who reads them sees less for it. A wide window goes with the last of its channels, or invented ones would pile up.
     */
    private void leave(Channel channel) {
        window(Filter.of(channel)).all().forEach(entry -> drop(entry.key().id()));
        forget(channel);
        for (Filter filter : Filter.across(channel)) {
            if (channels.passing(filter).isEmpty()) {
                windows = windows.minus(filter);
            }
        }
    }

    private void forget(Channel channel) {
        windows = windows.minus(Filter.of(channel));
        channels.remove(channel);
        crowded.remove(channel);
    }

    private Window window(Filter filter) {
        Window window = windows.get(filter);
        return window == null ? Window.empty(windowSize) : window;
    }
}
