package io.commentlog.bench.peer;

import java.util.Optional;

/** The line of Linux's {@code /proc/PID/status} that tells what a process holds of the main memory. Pure. */
final class Resident {
    private static final String NAME = "VmRSS:";
    private static final int KIB = 1024;

    private Resident() {}

    /** In bytes; empty if it is not told, as of a process that has ended. */
    static Optional<Long> of(String status) {
        return status.lines()
                .filter(line -> line.startsWith(NAME))
                .map(line -> line.replaceAll("\\D", ""))
                .map(digits -> Long.parseLong(digits) * KIB)
                .findFirst();
    }
}
