package io.commentlog.check;

import io.commentlog.event.Comment;
import io.commentlog.event.view.Channel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What windows have to show, as the log says: of every channel the newest comments ever posted, twice as many as a window
 * shows. Once they are more than a node has room for, nobody can say which a node shows, and only what it shows can be
 * judged: {@link #crowded}. Confined to one thread.
 */
final class LoggedWindows {
    /** A comment that was posted, deleted or not. In the order of windows. */
    record Entry(long timestamp, String id, int partition, int row) implements Comparable<Entry> {
        private static final Comparator<Entry> ORDER =
                Comparator.comparingLong(Entry::timestamp).thenComparing(Entry::id);

        @Override
        public int compareTo(Entry other) {
            return ORDER.compare(this, other);
        }
    }

    /** What a node holds in all its windows, and a fold's partition in all its channels. */
    private static final int ROOM = 100_000;

    private static final int CHANNELS = 10_000;

    private final int size;
    private final int held;
    private final int room;

    /** Least recently active first. */
    private final Map<Channel, TreeSet<Entry>> channels = new LinkedHashMap<>(16, 0.75f, true);

    private int entries;
    private boolean crowded;

    LoggedWindows(int size) {
        this(size, ROOM);
    }

    LoggedWindows(int size, int room) {
        this.size = size;
        this.held = Math.min(2 * size, room);
        this.room = room;
    }

    void posted(Comment comment, int partition, int row) {
        TreeSet<Entry> window = channels.computeIfAbsent(Channel.of(comment), channel -> new TreeSet<>());
        Entry entry = new Entry(comment.timestamp(), comment.id(), partition, row);
        if (window.size() == held && entry.compareTo(window.first()) < 0) {
            return;
        }
        window.add(entry);
        entries++;
        if (window.size() > held) {
            window.pollFirst();
            entries--;
        }
        Iterator<TreeSet<Entry>> leastActive = channels.values().iterator();
        while (entries > room || channels.size() > CHANNELS) {
            crowded = true;
            entries -= leastActive.next().size();
            leastActive.remove();
        }
    }

    int size() {
        return size;
    }

    boolean crowded() {
        return crowded;
    }

    /** Every window that has something to show, with the channels that it shows. */
    Map<WindowFilter, List<Channel>> filters() {
        Map<WindowFilter, List<Channel>> filters = new LinkedHashMap<>();
        filters.put(WindowFilter.ANY, new ArrayList<>());
        for (Channel channel : channels.keySet()) {
            for (WindowFilter filter : WindowFilter.showing(channel)) {
                filters.computeIfAbsent(filter, none -> new ArrayList<>()).add(channel);
            }
        }
        return filters;
    }

    /**
     * What a window must show, newest first: the newest of the comments that count. Of a channel it cannot be more than
     * what the stores keep: in every partition the newest of all that were ever posted, the deleted ones too. And where
     * deletions have left less than a window of what is held here, nobody can say what else a node still has; what is
     * older than that is not due.
     */
    List<Entry> newest(Collection<Channel> shown, Predicate<Entry> counts) {
        List<Entry> all = new ArrayList<>();
        List<Entry> oldestHeld = new ArrayList<>();
        for (Channel channel : shown) {
            List<Entry> ofTheChannel = newestOf(channel, counts);
            all.addAll(ofTheChannel);
            if (ofTheChannel.size() < size && channels.get(channel).size() == held) {
                oldestHeld.add(channels.get(channel).first());
            }
        }
        all.removeIf(entry -> oldestHeld.stream().anyMatch(oldest -> entry.compareTo(oldest) < 0));
        all.sort(Comparator.reverseOrder());
        return all.subList(0, Math.min(size, all.size()));
    }

    private List<Entry> newestOf(Channel channel, Predicate<Entry> counts) {
        Map<Integer, Integer> seen = new HashMap<>();
        List<Entry> newest = new ArrayList<>();
        for (Entry entry : channels.get(channel).descendingSet()) {
            boolean stored = seen.merge(entry.partition(), 1, Integer::sum) <= size;
            if (stored && counts.test(entry)) {
                newest.add(entry);
            }
            if (newest.size() == size) {
                break;
            }
        }
        return newest;
    }
}
