package io.commentlog.query.view;

import io.commentlog.event.view.Channel;
import io.commentlog.event.view.PartitionPosition;
import io.commentlog.event.view.RecentKey;
import io.commentlog.event.view.StoredComment;
import io.commentlog.query.Told;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Random events folded as naively as can be: the changelog that comes of them, and a plain list of the comments that the
 * store then holds. What a view must show is what sorting that list gives.
 */
final class NaiveFold {
    private static final List<String> DOMAINS = List.of("a.example", "b.example", "c.example");
    private static final List<String> TYPES = List.of("human", "AI");

    /** One record of the changelog: the key that compaction goes by, and what the record tells a builder. */
    record Update(Object key, Consumer<ViewBuilder> tell) {}

    private final Random random;
    private final int entriesPerChannel;
    /** By partition, the updates of each event; an event's index is its offset. */
    private final List<List<List<Update>>> events = new ArrayList<>();

    private final List<Entry> held = new ArrayList<>();
    /** By id, every comment that ever was, as it is now or was when it was evicted. */
    private final Map<String, Entry> newestStates = new HashMap<>();
    /** By partition, the newest event whose effect was evicted. */
    private final long[] forgotten;

    private int comments;

    NaiveFold(Random random, int partitions, int entriesPerChannel) {
        this.random = random;
        this.entriesPerChannel = entriesPerChannel;
        this.forgotten = new long[partitions];
        Arrays.fill(forgotten, -1);
        for (int partition = 0; partition < partitions; partition++) {
            events.add(new ArrayList<>());
        }
    }

    /** Folds one random event more, and returns what it puts into the changelog. */
    List<Update> next() {
        int partition = random.nextInt(events.size());
        long offset = events.get(partition).size();
        List<Update> updates = new ArrayList<>();
        List<Entry> here = held.stream()
                .filter(entry -> entry.partition() == partition)
                .filter(entry -> !entry.stored().deleted())
                .toList();
        if (here.isEmpty() || random.nextInt(5) < 3) {
            post(partition, offset, updates);
        } else {
            change(here.get(random.nextInt(here.size())), offset, updates);
        }
        PartitionPosition position = new PartitionPosition(offset, 0, 0, forgotten[partition]);
        updates.add(new Update("position-" + partition, builder -> builder.advance(partition, position)));
        events.get(partition).add(updates);
        return updates;
    }

    private void post(int partition, long offset, List<Update> updates) {
        Channel channel =
                new Channel(DOMAINS.get(random.nextInt(DOMAINS.size())), TYPES.get(random.nextInt(TYPES.size())));
        RecentKey key = Told.key(channel, comments / 4 + random.nextInt(10), "c-" + random.nextInt(10) + comments++);
        put(new Entry(key, partition, Told.posted(key, offset)), updates);
        List<Entry> window = held.stream()
                .filter(entry -> entry.partition() == partition)
                .filter(entry -> entry.key().channel().equals(channel))
                .sorted(Comparator.comparing(Entry::key))
                .toList();
        window.stream().limit(Math.max(0, window.size() - entriesPerChannel)).forEach(evicted -> {
            held.remove(evicted);
            forgotten[partition] =
                    Math.max(forgotten[partition], evicted.stored().offset());
            updates.add(new Update(evicted.key(), builder -> builder.evict(evicted.key())));
        });
    }

    private void change(Entry entry, long offset, List<Update> updates) {
        StoredComment before = entry.stored();
        StoredComment now = random.nextInt(3) == 0
                ? Told.marked(entry.key(), before.postedOffset(), offset)
                : before.deletedAt(offset);
        held.remove(entry);
        put(new Entry(entry.key(), entry.partition(), now), updates);
    }

    private void put(Entry entry, List<Update> updates) {
        held.add(entry);
        newestStates.put(entry.key().id(), entry);
        updates.add(new Update(entry.key(), builder -> builder.put(entry.partition(), entry.key(), entry.stored())));
    }

    /** Everything told since a random earlier event of a random partition: what an aborted transaction writes again. */
    List<Update> replay() {
        List<List<Update>> partition = events.get(random.nextInt(events.size()));
        return partition.subList(random.nextInt(partition.size() + 1), partition.size()).stream()
                .flatMap(List::stream)
                .toList();
    }

    /** What a window of this size must show, newest first. */
    List<Entry> newest(Filter filter, int size) {
        return held.stream()
                .filter(entry -> !entry.stored().deleted())
                .filter(entry -> passes(filter, entry.key().channel()))
                .sorted(Comparator.comparing(Entry::key).reversed())
                .limit(size)
                .toList();
    }

    private static boolean passes(Filter filter, Channel channel) {
        return filter.domain().map(channel.domain()::equals).orElse(true)
                && filter.messageType().map(channel.messageType()::equals).orElse(true);
    }

    List<Entry> held() {
        return held;
    }

    Map<String, Entry> newestStates() {
        return newestStates;
    }

    static List<Filter> filters() {
        List<Filter> filters = new ArrayList<>(List.of(Filter.ANY));
        for (String domain : DOMAINS) {
            for (String type : TYPES) {
                Channel channel = new Channel(domain, type);
                filters.add(Filter.of(channel));
                filters.addAll(Filter.across(channel));
            }
        }
        return filters.stream().distinct().toList();
    }
}
