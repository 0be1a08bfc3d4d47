package io.commentlog.broker;

import io.commentlog.kit.CannotStart;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A data directory taken by this process: no second one, and no second broker of the same process, gets it until it is
 * closed. The operating system gives it back when the process dies, however it dies.
 */
final class DirectoryLock implements AutoCloseable {
    static final String FILE = "commentlog.lock";

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Creates the directory if it is not there, and takes it.
     *
     * @throws CannotStart if it is no directory, cannot be written to, or is taken
     */
    static DirectoryLock take(Path directory) {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new CannotStart("The data directory " + directory + " is a file; name a directory");
        }
        Optional<FileChannel> taken;
        try {
            Files.createDirectories(directory);
            taken = tryLock(directory.resolve(FILE));
        } catch (IOException e) {
            throw new CannotStart("The data directory " + directory + " cannot be written to", e);
        }
        return new DirectoryLock(
                taken.orElseThrow(() -> new CannotStart("Another commentlog runs on the data directory " + directory
                        + "; stop it, or choose another directory")));
    }

    private static Optional<FileChannel> tryLock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // A broker of this very process has it: the same answer as for another process.
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return Optional.ofNullable(lock).map(held -> channel);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The lock goes with the process at the latest, and nobody could do anything about it here.
        }
    }
}
