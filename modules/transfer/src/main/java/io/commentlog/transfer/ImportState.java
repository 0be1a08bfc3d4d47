package io.commentlog.transfer;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/**
 * How far a file has been brought in, in a small file beside it that is replaced as a whole. It is a short cut: without it a
 * file is brought in again from its start, and changes nothing.
 *
 * @param log the topic's own id; with another log, it begins anew
 * @param begin a digest of the file's first line; with another file under the name, it begins anew
 * @param lines whose comments the brokers have acknowledged, or that were rejected
 * @param rejected of these
 */
record ImportState(String log, String begin, long lines, long rejected) {
    private static final String SUFFIX = ".import";

    static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + SUFFIX);
    }

    static ImportState none(String log, String begin) {
        return new ImportState(log, begin, 0, 0);
    }

    ImportState with(long newLines, long newRejected) {
        return new ImportState(log, begin, newLines, newRejected);
    }

    /** What is there of this log and this file; empty if nothing is, or it cannot be understood. */
    static Optional<ImportState> read(Path path, String log, String begin) throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        Properties fields = new Properties();
        try (BufferedReader reader = Files.newBufferedReader(path)) {
            fields.load(reader);
            return Optional.of(new ImportState(
                            fields.getProperty("log", ""),
                            fields.getProperty("begin", ""),
                            Long.parseLong(fields.getProperty("lines", "")),
                            Long.parseLong(fields.getProperty("rejected", ""))))
                    .filter(state -> state.log.equals(log) && state.begin.equals(begin));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // half of one is none
        }
    }

    void write(Path path) throws IOException {
        Path part = path.resolveSibling(path.getFileName() + ".part");
        Files.writeString(
                part,
                "log=" + log + "\nbegin=" + begin + "\nlines=" + lines + "\nrejected=" + rejected + "\n",
                StandardCharsets.UTF_8);
        Files.move(part, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
