package io.commentlog.system.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Tells by Linux's {@code /proc} which of some processes a connection on this machine is from. Elsewhere, and of all other
 * processes, it says {@link #OTHER}.
 *
 * @param pids of the processes, by name, as they are now
 */
record Owners(Supplier<Map<String, Long>> pids) implements IntFunction<String> {
    static final String OTHER = "other";

    private static final Path PROC = Path.of("/proc");
    private static final List<String> TABLES = List.of("net/tcp", "net/tcp6");

    @Override
    public String apply(int localPort) {
        Optional<String> socket = TABLES.stream()
                .flatMap(table -> lines(PROC.resolve(table)))
                .map(line -> line.strip().split("\\s+", 11))
                .filter(fields -> fields.length > 9 && isPort(fields[1], localPort))
                .map(fields -> "socket:[" + fields[9] + "]")
                .findFirst();
        return socket.flatMap(this::owner).orElse(OTHER);
    }

    private static boolean isPort(String address, int port) {
        return address.endsWith(String.format(Locale.ROOT, ":%04X", port));
    }

    private Optional<String> owner(String socket) {
        return pids.get().entrySet().stream()
                .filter(process -> holds(process.getValue(), socket))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean holds(long pid, String socket) {
        try (Stream<Path> files = Files.list(PROC.resolve(pid + "/fd"))) {
            return files.anyMatch(file -> isSocket(file, socket));
        } catch (IOException e) {
            return false; // it has ended
        }
    }

    private static boolean isSocket(Path file, String socket) {
        try {
            return Files.readSymbolicLink(file).toString().equals(socket);
        } catch (IOException e) {
            return false; // closed since
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
