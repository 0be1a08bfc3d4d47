package io.commentlog.system.fault;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What disks and people do to files of a process that does not run. */
final class Damage {
    private static final int LEAST = 16;

    private Damage() {}

    static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Overwrites some bytes in the middle of every file that has data. */
    static void corrupt(Path directory, Random random) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> data = files.filter(Files::isRegularFile).toList();
            for (Path file : data) {
                try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
                    if (bytes.length() >= LEAST) {
                        byte[] noise = new byte[LEAST / 2];
                        random.nextBytes(noise);
                        bytes.seek(bytes.length() / 2);
                        bytes.write(noise);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
