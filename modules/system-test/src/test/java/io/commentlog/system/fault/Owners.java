package io.commentlog.system.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Tells by Linux's {@code /proc} which of some processes the connections on this machine are from; elsewhere it knows of
 * none.
 *
 * @param pids of the processes, by name, as they are now
 */
record Owners(Supplier<Map<String, Long>> pids) implements Supplier<Map<Integer, String>> {
    private static final Path PROC = Path.of("/proc");
    private static final List<String> TABLES = List.of("net/tcp", "net/tcp6");
    private static final int LOCAL_ADDRESS = 1;
    private static final int INODE = 9;
    private static final int HEX = 16;

    /** The name of the process by the local port of its connection: of all there are now, in one look. */
    @Override
    public Map<Integer, String> get() {
        Map<String, String> names = new HashMap<>();
        pids.get().forEach((name, pid) -> sockets(pid).forEach(socket -> names.put(socket, name)));
        Map<Integer, String> owners = new HashMap<>();
        TABLES.stream()
                .flatMap(table -> lines(PROC.resolve(table)))
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length > INODE)
                .forEach(fields -> Optional.ofNullable(names.get("socket:[" + fields[INODE] + "]"))
                        .ifPresent(name -> owners.put(port(fields[LOCAL_ADDRESS]), name)));
        return owners;
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1), HEX);
    }

    private static Stream<String> sockets(long pid) {
        try (Stream<Path> files = Files.list(PROC.resolve(pid + "/fd"))) {
            return files.toList().stream().flatMap(Owners::target);
        } catch (IOException e) {
            return Stream.empty(); // it has ended
        }
    }

    private static Stream<String> target(Path file) {
        try {
            return Stream.of(Files.readSymbolicLink(file).toString());
        } catch (IOException e) {
            return Stream.empty(); // closed since
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream().skip(1);
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
