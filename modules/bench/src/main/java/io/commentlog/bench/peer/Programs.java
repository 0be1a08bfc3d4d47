package io.commentlog.bench.peer;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where programs are that others have installed. */
final class Programs {
    private static final String PATH =
            Optional.ofNullable(System.getenv("PATH")).orElse("");
    /** Where servers are that are not for everybody's path. */
    private static final String MORE = "/usr/sbin" + File.pathSeparator + "/usr/local/sbin";

    private Programs() {}

    static Optional<Path> find(String name) {
        return Stream.of((PATH + File.pathSeparator + MORE).split(File.pathSeparator, -1))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
