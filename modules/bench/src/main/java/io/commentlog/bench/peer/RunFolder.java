package io.commentlog.bench.peer;

import io.commentlog.bench.CannotBench;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A run's temporary folder, which does not outlive it, however that ends; the processes in it end first. */
public final class RunFolder implements AutoCloseable {
    private final Path path;
    private final Thread atExit = new Thread(this::removeAtExit, "end-of-folder");

    public RunFolder() {
        try {
            path = Files.createTempDirectory("commentlog-bench");
        } catch (IOException e) {
            throw new CannotBench("There is no folder for temporary files", e);
        }
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
            remove();
        } catch (IllegalStateException e) {
            return; // the process is ending, and removes it
        } catch (IOException e) {
            throw new CannotBench("The folder " + path + " cannot be removed: " + e.getMessage(), e);
        }
    }

    private void removeAtExit() {
        Child.endAll();
        try {
            remove();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + path + " cannot be removed", e);
        }
    }

    private void remove() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(path)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
