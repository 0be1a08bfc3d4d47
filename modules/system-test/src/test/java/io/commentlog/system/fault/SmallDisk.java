package io.commentlog.system.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A tmpfs of a few MiB over a directory, which can be filled to the last byte. Only root can mount one. */
record SmallDisk(Path directory) implements AutoCloseable {
    private static final String SIZE = "size=64m";

    /** Over what is there, which is hidden meanwhile. */
    static SmallDisk mount(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(List.of("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", directory.toString()));
        return new SmallDisk(directory);
    }

    void fill() {
        byte[] zeros = new byte[4096];
        try (OutputStream file = Files.newOutputStream(directory.resolve("full"))) {
            while (true) {
                file.write(zeros);
            }
        } catch (IOException e) {
            // No space is left: that is what was wanted.
        }
    }

    private static void run(List<String> command) {
        try {
            int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (exit != 0) {
                throw new IllegalStateException(String.join(" ", command) + " ended with " + exit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    @Override
    public void close() {
        run(List.of("umount", "--lazy", directory.toString()));
    }
}
