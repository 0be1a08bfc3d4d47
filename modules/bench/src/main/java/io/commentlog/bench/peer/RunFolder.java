package io.commentlog.bench.peer;

import io.commentlog.bench.CannotBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
        } catch (IllegalStateException e) {
            return; // the process is ending, and removes it
        }
        Tree.remove(path);
    }

    private void removeAtExit() {
        Child.endAll();
        Tree.remove(path);
    }
}
