package io.commentlog.query.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the view of one changelog is kept between two runs. The file is replaced as a whole: whenever the process or the
 * machine ends, there is the old one or the new one. Written by one thread.
 */
public final class SnapshotFile {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotFile.class);

    private final String changelog;
    private final Path file;
    private final Path next;
    private final Path refused;
    private Optional<CompletableFuture<Optional<Snapshot>>> reading = Optional.empty();

    /**
     * @param directory for this view alone; made if need be
     * @param changelog that the view is made from
     */
    public SnapshotFile(Path directory, String changelog) {
        this.changelog = changelog;
        this.file = directory.resolve("snapshot");
        this.next = directory.resolve("snapshot.next");
        this.refused = directory.resolve("snapshot.refused");
    }

    public String changelog() {
        return changelog;
    }

    /** Where else to keep what belongs to the view. */
    public Path directory() {
        return file.getParent();
    }

    /** Begins to {@link #read}, in a thread of its own: a process that starts has much else to do meanwhile. */
    public SnapshotFile beginReading() {
        reading = Optional.of(CompletableFuture.supplyAsync(this::readNow));
        return this;
    }

    /** What was written last. What cannot be used is told of in one sentence, put aside, and as good as not there. */
    public Optional<Snapshot> read() {
        return reading.map(CompletableFuture::join).orElseGet(this::readNow);
    }

    private Optional<Snapshot> readNow() {
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(SnapshotFormat.read(changelog, in));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (BadSnapshot e) {
            LOG.warn("{} {}: the view is loaded from Kafka, and the file kept as {}", file, e.getMessage(), refused);
            putAside();
            return Optional.empty();
        } catch (IOException e) {
            LOG.warn("{} cannot be read, so the view is loaded from Kafka: {}", file, reason(e));
            return Optional.empty();
        }
    }

    private void putAside() {
        try {
            Files.move(file, refused, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.debug("It stays where it is until another is written: {}", e.toString());
        }
    }

    /**
     * Returns once the file is on the disk; how many bytes it has.
     *
     * @throws IOException if it cannot be written; then the one before is still there
     */
    long write(Snapshot snapshot) throws IOException {
        Files.createDirectories(file.getParent());
        try {
            long bytes = writeNext(snapshot);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return bytes;
        } catch (IOException e) {
            giveBackTheRoom();
            throw e;
        }
    }

    private long writeNext(Snapshot snapshot) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        next,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            SnapshotFormat.write(snapshot, out);
            // Before the rename: else the name could outlive a loss of power and the content not.
            channel.force(true);
            return channel.size();
        }
    }

    /** For a person: without the file's name, which is told already, and without the exception's. */
    static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        Optional<String> reason = e instanceof FileSystemException failure
                ? Optional.ofNullable(failure.getReason())
                : Optional.ofNullable(e.getMessage());
        return reason.orElse(e.toString());
    }

    private void giveBackTheRoom() {
        try {
            Files.deleteIfExists(next);
        } catch (IOException e) {
            LOG.debug("Half a snapshot stays until the next one: {}", e.toString());
        }
    }
}
