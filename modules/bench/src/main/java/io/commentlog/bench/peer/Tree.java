package io.commentlog.bench.peer;

import io.commentlog.bench.CannotBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders with all that is in them, of processes that have ended. */
public final class Tree {
    private Tree() {}

    public static void copy(Path from, Path to) {
        try {
            for (Path file : files(from)) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        } catch (IOException e) {
            throw new CannotBench("The folder " + from + " cannot be copied: " + e.getMessage(), e);
        }
    }

    /** What is not there is as good as removed. */
    public static void remove(Path folder) {
        try {
            if (Files.exists(folder)) {
                for (Path file :
                        files(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new CannotBench("The folder " + folder + " cannot be removed: " + e.getMessage(), e);
        }
    }

    /** Room on the disk that has the folder, in bytes. */
    public static long room(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw new CannotBench("How much room there is for " + folder + " cannot be told: " + e.getMessage(), e);
        }
    }

    /** Itself first, each folder before what is in it. */
    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.toList();
        }
    }
}
