package io.commentlog.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A golden example of an event or a dead letter in the top level's {@code topics/}. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Example(String file, byte[] json) {
    static final Path TOPICS = Path.of("..", "..", "topics");

    static List<Example> valid() {
        return in("valid");
    }

    static List<Example> invalid() {
        return in("invalid");
    }

    static List<Example> validLetters() {
        return in("dead-letters/valid");
    }

    static List<Example> invalidLetters() {
        return in("dead-letters/invalid");
    }

    private static List<Example> in(String folder) {
        try (Stream<Path> files = Files.list(TOPICS.resolve("examples").resolve(folder))) {
            return files.sorted().map(Example::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Example read(Path file) {
        try {
            return new Example(file.getFileName().toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return file;
    }
}
