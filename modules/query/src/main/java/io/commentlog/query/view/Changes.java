package io.commentlog.query.view;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/**
 * What the view holds, by the event that last changed it, and of which events it no longer knows the effect. Immutable.
 * INVARIANT: an event that changed something is either in here, with what it changed, or not after {@link #forgotten}.
 */
final class Changes {
    private static final long NOTHING = -1;

    private final PVector<TreePMap<Long, Entry>> byOffset;
    private final PVector<Long> forgotten;

    private Changes(PVector<TreePMap<Long, Entry>> byOffset, PVector<Long> forgotten) {
        this.byOffset = byOffset;
        this.forgotten = forgotten;
    }

    static Changes none(int partitions) {
        return new Changes(
                TreePVector.from(Collections.nCopies(partitions, TreePMap.empty())),
                TreePVector.from(Collections.nCopies(partitions, NOTHING)));
    }

    /** As it was saved: by partition, what the view held in the order of the log, and the greatest offset forgotten. */
    static Changes of(List<? extends SortedMap<Long, Entry>> saved, List<Long> forgotten) {
        PVector<TreePMap<Long, Entry>> byOffset = TreePVector.empty();
        for (SortedMap<Long, Entry> line : saved) {
            byOffset = byOffset.plus(TreePMap.fromSortedMap(line));
        }
        return new Changes(byOffset, TreePVector.from(forgotten));
    }

    Changes plus(Entry entry) {
        TreePMap<Long, Entry> line = byOffset.get(entry.partition());
        return new Changes(
                byOffset.with(entry.partition(), line.plus(entry.stored().offset(), entry)), forgotten);
    }

    /** Without an entry that a newer state of the same comment replaces. */
    Changes minus(Entry entry) {
        TreePMap<Long, Entry> line = byOffset.get(entry.partition());
        return new Changes(
                byOffset.with(entry.partition(), line.minus(entry.stored().offset())), forgotten);
    }

    /** Having forgotten the effect of the entry's event, which may be in here or not. */
    Changes forgetting(Entry entry) {
        long newest = Math.max(forgotten.get(entry.partition()), entry.stored().offset());
        return new Changes(minus(entry).byOffset, forgotten.with(entry.partition(), newest));
    }

    /** The greatest offset of an event whose effect is not known any more, -1 if all are. */
    long forgotten(int partition) {
        return forgotten.get(partition);
    }

    /** All that the view holds of the partition, in the order of its log. */
    Collection<Entry> all(int partition) {
        return byOffset.get(partition).values();
    }

    /** What the events changed that are {@code from} or later, but no later than {@code to}; in their order. */
    Iterator<Entry> between(int partition, long from, long to) {
        return from > to
                ? Collections.emptyIterator()
                : byOffset.get(partition).subMap(from, true, to, true).values().iterator();
    }
}
