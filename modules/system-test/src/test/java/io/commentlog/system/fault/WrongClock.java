package io.commentlog.system.fault;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A wall clock that is an hour ahead for one process, by a library of a few lines of C which that loads first. Not
 * libfaketime: under that, Java's waits return at once, and what is tested is a process that spins.
 */
final class WrongClock {
    private static final String SOURCE = "an-hour-ahead.c";

    private WrongClock() {}

    /** Whether this machine has a C compiler. */
    static boolean canBeMade() {
        return Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "cc")));
    }

    /** The environment of a process that has it; what is made for it is in the directory. */
    static Map<String, String> in(Path directory) {
        Path source = directory.resolve(SOURCE);
        Path library = directory.resolve("an-hour-ahead.so").toAbsolutePath();
        try (InputStream code = WrongClock.class.getResourceAsStream("/" + SOURCE)) {
            Files.createDirectories(directory);
            Files.copy(code, source, StandardCopyOption.REPLACE_EXISTING);
            compile(source, library);
            return Map.of("LD_PRELOAD", library.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static void compile(Path source, Path library) throws IOException, InterruptedException {
        int exit = new ProcessBuilder(
                        "cc", "-shared", "-fPIC", "-O2", "-o", library.toString(), source.toString(), "-ldl")
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException(source + " cannot be compiled");
        }
    }
}
