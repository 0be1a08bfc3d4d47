package io.commentlog.query.snapshot;

import io.commentlog.query.snapshot.JournalFormat.JournalEntry;
import io.commentlog.query.view.Update;
import io.commentlog.query.view.ViewBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What readers were shown since the last snapshot: written before they see it, so that a process that is killed shows it
 * again when it is started. Not forced to the disk: it outlives the process, not the machine; what it has lost then is read
 * from Kafka. Appended to by one thread, cut by another.
 *
 * <p>Files {@code journal.<number>} beside the snapshot. Each entry says which offsets it came behind. INVARIANT: an entry
 * is only ever added to a view that has all that came before it.
 */
public final class Journal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final String PREFIX = "journal.";

    private record Segment(Path file, List<Long> to) {}

    private final Path directory;
    /** Whose entries may still be needed, in their order; without the one that is written. */
    private final Deque<Segment> closed = new ArrayDeque<>();

    private long number;
    private Optional<FileChannel> open = Optional.empty();
    private List<Long> end = List.of();
    private boolean failing;

    /**
     * @param directory where the snapshot is; made if need be
     */
    public Journal(Path directory) {
        this.directory = directory;
    }

    /** The snapshot with all that was shown after it. */
    public synchronized Snapshot continued(Snapshot snapshot) {
        Snapshot newest = snapshot;
        for (Path file : files()) {
            newest = continued(newest, file);
            closed.add(new Segment(file, newest.offsets()));
            number = Math.max(number, numberOf(file) + 1);
        }
        return newest;
    }

    private static Snapshot continued(Snapshot snapshot, Path file) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            ViewBuilder builder = ViewBuilder.continuing(snapshot.view(), snapshot.maxComments());
            builder.caughtUp();
            List<Long> offsets = snapshot.offsets();
            long completeAsOf = snapshot.completeAsOf();
            for (Optional<JournalEntry> entry = JournalFormat.next(bytes);
                    entry.isPresent() && belongs(entry.get(), snapshot, offsets);
                    entry = JournalFormat.next(bytes)) {
                if (!isBehind(entry.get().to(), offsets)) {
                    entry.get().updates().forEach(update -> update.applyTo(builder));
                    offsets = entry.get().to();
                    completeAsOf = Math.max(completeAsOf, entry.get().completeAsOf());
                }
            }
            return new Snapshot(snapshot.changelog(), completeAsOf, snapshot.maxComments(), offsets, builder.view());
        } catch (IOException e) {
            LOG.warn("{} cannot be read, so what it has is read from Kafka: {}", file, SnapshotFile.reason(e));
            return snapshot;
        }
    }

    private static boolean belongs(JournalEntry entry, Snapshot snapshot, List<Long> offsets) {
        return entry.epoch() == snapshot.view().cursor().epoch()
                && entry.to().size() == offsets.size()
                && isBehind(entry.from(), offsets);
    }

    /** Whether what was read up to the one is all in what was read up to the other. */
    private static boolean isBehind(List<Long> some, List<Long> others) {
        for (int partition = 0; partition < some.size(); partition++) {
            if (some.get(partition) > others.get(partition)) {
                return false;
            }
        }
        return true;
    }

    /** Of no use without the snapshot that they continue. */
    public synchronized void clear() {
        files().forEach(Journal::delete);
    }

    /** From now on all that readers are shown is told here, and it comes behind these offsets of the changelog. */
    public synchronized void begin(List<Long> offsets) {
        closeSegment();
        end = List.copyOf(offsets);
    }

    /**
     * Returns once the batch outlives the process. If it cannot be written, what follows is of no use before the next
     * snapshot either, and is not kept.
     *
     * @param epoch of the view
     * @param completeAsOf when the view was known to be complete, milliseconds since 1970
     * @param offsets by partition, the changelog's offset to read next, behind the batch
     */
    public synchronized void append(long epoch, long completeAsOf, List<Long> offsets, List<Update> updates) {
        JournalEntry entry = new JournalEntry(epoch, completeAsOf, end, List.copyOf(offsets), updates);
        end = entry.to();
        if (!failing) {
            write(JournalFormat.bytes(entry));
        }
    }

    private void write(ByteBuffer bytes) {
        try {
            FileChannel channel = channel();
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            failing = true;
            closeSegment();
            LOG.warn("What readers see is not kept before the next snapshot: {}", SnapshotFile.reason(e));
        }
    }

    private FileChannel channel() throws IOException {
        if (open.isEmpty()) {
            Files.createDirectories(directory);
            open = Optional.of(FileChannel.open(
                    directory.resolve(PREFIX + number), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        }
        return open.get();
    }

    /** A snapshot with all that lies before the offsets is on the disk: whatever it has is needed here no more. */
    synchronized void covered(List<Long> offsets) {
        closeSegment();
        while (!closed.isEmpty() && isBehind(closed.peek().to(), offsets)) {
            delete(closed.remove().file());
        }
        failing = false;
    }

    private void closeSegment() {
        open.ifPresent(channel -> {
            closed.add(new Segment(directory.resolve(PREFIX + number), end));
            number++;
            try {
                channel.close();
            } catch (IOException e) {
                LOG.debug("A journal could not be closed: {}", e.toString());
            }
        });
        open = Optional.empty();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.debug("{} stays until the next start: {}", file, e.toString());
        }
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches("journal\\.\\d{1,18}"))
                    .sorted(Comparator.comparing(Journal::numberOf))
                    .toList();
        } catch (IOException e) {
            LOG.debug("No journal: {}", e.toString());
            return new ArrayList<>();
        }
    }

    private static long numberOf(Path file) {
        return Long.parseLong(file.getFileName().toString().substring(PREFIX.length()));
    }

    @Override
    public synchronized void close() {
        closeSegment();
    }
}
