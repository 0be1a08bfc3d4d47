package io.commentlog.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What tests measure and do not judge, because the machine may be busy: for the test's report and a file. */
final class Measured {
    private static final Path FILE = Path.of("target", "measured.txt");

    private static final List<String> LINES = new ArrayList<>();

    private Measured() {}

    static synchronized void tell(String line) {
        System.out.println(line);
        LINES.add(line);
        try {
            Files.write(FILE, LINES);
        } catch (IOException e) {
            throw new UncheckedIOException("What was measured could not be kept", e);
        }
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
    }

    /** Their distribution, in milliseconds. */
    static String milliseconds(Collection<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "min %.1f ms, median %.1f ms, p99 %.1f ms, max %.1f ms",
                at(sorted, 0),
                at(sorted, 0.5),
                at(sorted, 0.99),
                at(sorted, 1));
    }

    private static double at(List<Long> sorted, double quantile) {
        return sorted.get((int) Math.round(quantile * (sorted.size() - 1))) / 1e6;
    }
}
