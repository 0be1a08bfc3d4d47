package io.commentlog.materialize;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The time of the clock, of the process, and of the fold's own thread, up to a moment. */
record Cost(long clock, long process, Map<Long, Long> foldThreads) {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    static Cost now() {
        Map<Long, Long> threads = new HashMap<>();
        for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().matches(".*StreamThread-\\d+")) {
                threads.put(thread.getThreadId(), THREADS.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return new Cost(
                System.nanoTime(),
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos(),
                threads);
    }

    String since(double count, String what) {
        Cost now = now();
        long foldThread = now.foldThreads.entrySet().stream()
                .mapToLong(thread -> thread.getValue() - foldThreads.getOrDefault(thread.getKey(), 0L))
                .sum();
        double seconds = (now.clock - clock) / 1e9;
        return String.format(
                Locale.ROOT,
                "%,.0f %s in %.2f s: %,.0f/s; processor %.1f us each, of which the fold's thread %.1f us; resident %d MB",
                count,
                what,
                seconds,
                count / seconds,
                (now.process - process) / 1e3 / count,
                foldThread / 1e3 / count,
                resident() >> 10);
    }

    /** In KiB, as Linux says it. */
    private static long resident() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
