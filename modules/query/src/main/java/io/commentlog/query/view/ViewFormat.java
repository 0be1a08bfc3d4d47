package io.commentlog.query.view;

import io.commentlog.event.view.PartitionPosition;
import io.commentlog.event.view.RecentKey;
import io.commentlog.event.view.StoredComment;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pcollections.HashTreePMap;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/**
 * A {@link View} as bytes and back: each entry once, then the windows as numbers of entries. Everything that pages, deltas
 * and further updates depend on is in it, what was dropped and forgotten too, so that nobody can tell the view that is read
 * from the one that was written. Pure; streams, and keeps a number for each entry meanwhile.
 */
public final class ViewFormat {
    /** More than a key or a stored comment can have: no damaged length makes us take memory for it. */
    private static final int MOST_BYTES = 2 * 1024 * 1024;

    private static final int DOMAIN = 1;
    private static final int MESSAGE_TYPE = 2;

    private ViewFormat() {}

    public static void write(View view, DataOutput out) throws IOException {
        out.writeLong(view.cursor().epoch());
        out.writeInt(view.windowSize());
        out.writeInt(view.channels());
        out.writeInt(view.partitions());
        IdentityHashMap<Entry, Integer> numbers = new IdentityHashMap<>();
        for (int partition = 0; partition < view.partitions(); partition++) {
            writeBytes(out, view.position(partition).toBytes());
            out.writeLong(view.changes().forgotten(partition));
            writeEntries(out, view.changes().all(partition), numbers);
        }
        // Wide windows go on showing comments of channels that have left; nothing else has them.
        List<Entry> others = new ArrayList<>();
        for (Window window : view.windows().values()) {
            for (Entry entry : window.all()) {
                if (!numbers.containsKey(entry)) {
                    numbers.put(entry, numbers.size());
                    others.add(entry);
                }
            }
        }
        out.writeInt(others.size());
        for (Entry entry : others) {
            out.writeInt(entry.partition());
            writeEntry(out, entry);
        }
        out.writeInt(view.windows().size());
        for (Map.Entry<Filter, Window> window : view.windows().entrySet()) {
            writeFilter(out, window.getKey());
            writeWindow(out, window.getValue(), numbers);
        }
    }

    private static void writeEntries(DataOutput out, Iterable<Entry> entries, IdentityHashMap<Entry, Integer> numbers)
            throws IOException {
        for (Entry entry : entries) {
            numbers.put(entry, numbers.size());
            out.writeBoolean(true);
            writeEntry(out, entry);
        }
        out.writeBoolean(false);
    }

    private static void writeEntry(DataOutput out, Entry entry) throws IOException {
        writeBytes(out, entry.key().toBytes());
        writeBytes(out, entry.stored().toBytes());
    }

    private static void writeFilter(DataOutput out, Filter filter) throws IOException {
        out.writeByte((filter.domain().isPresent() ? DOMAIN : 0)
                | (filter.messageType().isPresent() ? MESSAGE_TYPE : 0));
        out.writeUTF(filter.domain().orElse(""));
        out.writeUTF(filter.messageType().orElse(""));
    }

    private static void writeWindow(DataOutput out, Window window, IdentityHashMap<Entry, Integer> numbers)
            throws IOException {
        out.writeBoolean(window.floor().isPresent());
        if (window.floor().isPresent()) {
            writeBytes(out, window.floor().get().toBytes());
        }
        out.writeInt(window.held());
        for (Entry entry : window.all()) {
            out.writeInt(numbers.get(entry));
        }
    }

    private static void writeBytes(DataOutput out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /**
     * @throws IOException if the bytes end too soon
     * @throws RuntimeException of many kinds, if they are no view
     */
    public static View read(DataInput in) throws IOException {
        long epoch = in.readLong();
        int windowSize = in.readInt();
        int channels = in.readInt();
        int partitions = in.readInt();
        List<PartitionPosition> positions = new ArrayList<>();
        List<Long> forgotten = new ArrayList<>();
        List<TreeMap<Long, Entry>> lines = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            positions.add(PartitionPosition.fromBytes(readBytes(in)));
            forgotten.add(in.readLong());
            TreeMap<Long, Entry> line = new TreeMap<>();
            while (in.readBoolean()) {
                Entry entry = readEntry(in, partition);
                line.put(entry.stored().offset(), entry);
                entries.add(entry);
            }
            lines.add(line);
        }
        // A process that starts has nothing else to do with its other cores, and somebody waits for its first answer.
        CompletableFuture<TreePMap<String, Entry>> byId = CompletableFuture.supplyAsync(() -> byId(lines));
        for (int left = in.readInt(); left > 0; left--) {
            entries.add(readEntry(in, in.readInt()));
        }
        List<SavedWindow> windows = readWindows(in, entries);
        Map<Held, TreePMap<RecentKey, Entry>> held = windows.parallelStream()
                .map(SavedWindow::held)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), Held::byKey));
        return new View(
                epoch,
                windowSize,
                HashTreePMap.from(windows.stream()
                        .collect(Collectors.toMap(
                                SavedWindow::filter,
                                saved -> new Window(windowSize, held.get(saved.held()), saved.floor())))),
                byId.join(),
                TreePVector.from(positions),
                channels,
                Changes.of(lines, forgotten));
    }

    private static TreePMap<String, Entry> byId(List<? extends SortedMap<Long, Entry>> lines) {
        TreeMap<String, Entry> byId = new TreeMap<>();
        lines.forEach(
                line -> line.values().forEach(entry -> byId.put(entry.key().id(), entry)));
        return TreePMap.fromSortedMap(byId);
    }

    /** A window as it was read, yet to be made. */
    private record SavedWindow(Filter filter, Optional<RecentKey> floor, Held held) {}

    /** What windows hold that hold the same, as the widest and the narrowest do where there is one channel. Is only itself. */
    private static final class Held {
        private final List<Entry> entries = new ArrayList<>();

        TreePMap<RecentKey, Entry> byKey() {
            TreeMap<RecentKey, Entry> byKey = new TreeMap<>();
            entries.forEach(entry -> byKey.put(entry.key(), entry));
            return TreePMap.fromSortedMap(byKey);
        }
    }

    private static Entry readEntry(DataInput in, int partition) throws IOException {
        return new Entry(RecentKey.fromBytes(readBytes(in)), partition, StoredComment.fromBytes(readBytes(in)));
    }

    private static Filter readFilter(DataInput in) throws IOException {
        int has = in.readByte();
        String domain = in.readUTF();
        String messageType = in.readUTF();
        return new Filter(
                Optional.of(domain).filter(text -> (has & DOMAIN) != 0),
                Optional.of(messageType).filter(text -> (has & MESSAGE_TYPE) != 0));
    }

    private static List<SavedWindow> readWindows(DataInput in, List<Entry> entries) throws IOException {
        List<SavedWindow> windows = new ArrayList<>();
        Held before = new Held();
        for (int left = in.readInt(); left > 0; left--) {
            Filter filter = readFilter(in);
            Optional<RecentKey> floor =
                    in.readBoolean() ? Optional.of(RecentKey.fromBytes(readBytes(in))) : Optional.empty();
            Held held = readHeld(in, entries);
            before = held.entries.equals(before.entries) ? before : held;
            windows.add(new SavedWindow(filter, floor, before));
        }
        return windows;
    }

    private static Held readHeld(DataInput in, List<Entry> entries) throws IOException {
        Held held = new Held();
        for (int left = in.readInt(); left > 0; left--) {
            held.entries.add(entries.get(in.readInt()));
        }
        return held;
    }

    private static byte[] readBytes(DataInput in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MOST_BYTES) {
            throw new IllegalArgumentException("A length that nothing has");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }
}
