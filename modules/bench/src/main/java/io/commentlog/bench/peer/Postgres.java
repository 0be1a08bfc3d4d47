package io.commentlog.bench.peer;

import io.commentlog.bench.CannotBench;
import io.commentlog.bench.handler.PostgresHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Starts PostgreSQL, and the minimal handler in front of it. A commit is acknowledged once the operating system has it, which
 * writes it to the disk when it likes, as it does for a broker: so it survives the server's death, and not the machine's.
 */
public final class Postgres {
    private static final String USER = "bench";

    private Postgres() {}

    /** Whether it is installed, with what makes its files, and may be run. */
    public static Optional<Path> program() {
        return Programs.find("postgres")
                .filter(program -> Files.isExecutable(initdb(program)))
                .filter(program -> Unprivileged.find().isPresent());
    }

    /** It lies beside the program itself; what is on the path may be a link to that. */
    private static Path initdb(Path program) {
        try {
            return program.toRealPath().resolveSibling("initdb");
        } catch (IOException e) {
            throw new CannotBench(program + " cannot be found: " + e.getMessage(), e);
        }
    }

    public static Handled start(Path program, Path run) {
        Unprivileged as =
                Unprivileged.find().orElseThrow(() -> new CannotBench("PostgreSQL cannot be run by this user"));
        Path directory = as.folder(run, "postgres");
        String data = directory.resolve("data").toString();
        String initdb = initdb(program).toString();
        Child.run(
                "initdb",
                directory,
                as.command(initdb, "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"));
        int port = Child.freePort();
        Child process = Child.start(
                "postgres",
                directory,
                as.command(
                        program.toString(),
                        "-D",
                        data,
                        "-h",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(port),
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "synchronous_commit=on",
                        "-c",
                        "fsync=off"));
        process.awaitListening(port);
        return Handled.start("postgres-handler", PostgresHandler.class, directory, process, port, USER);
    }
}
