package io.commentlog.bench.peer;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Where programs are that others have installed. */
final class Programs {
    private static final String PATH =
            Optional.ofNullable(System.getenv("PATH")).orElse("");
    /** Where servers are that are not for everybody's path. */
    private static final String MORE = "/usr/sbin" + File.pathSeparator + "/usr/local/sbin";

    /** Where Debian keeps each version's own programs. */
    private static final Path POSTGRES = Path.of("/usr/lib/postgresql");

    private Programs() {}

    static Optional<Path> find(String name) {
        return Stream.concat(
                        Stream.of((PATH + File.pathSeparator + MORE).split(File.pathSeparator, -1))
                                .map(Path::of),
                        postgresVersions())
                .map(directory -> directory.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The newest first. */
    private static Stream<Path> postgresVersions() {
        try (Stream<Path> versions = Files.list(POSTGRES)) {
            return versions.sorted(Comparator.reverseOrder()).map(version -> version.resolve("bin")).toList().stream();
        } catch (IOException e) {
            return Stream.empty(); // there is none
        }
    }
}
