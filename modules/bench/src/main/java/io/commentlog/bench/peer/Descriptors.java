package io.commentlog.bench.peer;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Optional;

/** How many connections a process may have. A JVM takes all it may, and so do those that it starts. */
public final class Descriptors {
    /** What a node has open beside its clients: jars, the log's files, stores, and its own connections. */
    private static final int BESIDE = 1_500;

    private Descriptors() {}

    /** Why a node here cannot have so many clients; empty if it can. */
    public static Optional<String> missingFor(int clients) {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? missing(clients, system.getMaxFileDescriptorCount())
                : Optional.empty();
    }

    static Optional<String> missing(int clients, long most) {
        return most >= clients + BESIDE
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%,d clients need %,d file descriptors in the node's process, which may have %,d (ulimit -n %d,"
                                + " and -Hn).",
                        clients,
                        clients + BESIDE,
                        most,
                        clients + BESIDE));
    }
}
