package io.commentlog.system.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts what was measured between the markers of {@code docs/guarantees.md}; the rest of the page is written by hand. */
final class GuaranteesPage {
    private static final String FILE = "guarantees.md";
    private static final String BEGIN = "<!-- measured: written by FaultTableIT -->";
    private static final String END = "<!-- end of what was measured -->";

    private GuaranteesPage() {}

    static void write(Path docs, List<Row> rows, List<String> unmeasured, long seed) {
        Path file = docs.resolve(FILE);
        try {
            Files.writeString(file, with(Files.readString(file), measured(rows, unmeasured, seed)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void writePicture(Path docs, String svg) {
        try {
            Files.writeString(docs.resolve("guarantees.svg"), svg);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String with(String page, String measured) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException("The page has no place for what was measured");
        }
        return page.substring(0, begin + BEGIN.length()) + "\n\n" + measured + "\n" + page.substring(end);
    }

    static String measured(List<Row> rows, List<String> unmeasured, long seed) {
        return String.format(
                        Locale.ROOT,
                        "Measured on %s, on %d cores, %s, Java %s; seed %d.%n%n",
                        LocalDate.now(ZoneOffset.UTC),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("java.version"),
                        seed)
                + original(seed)
                + FaultTable.markdown(rows)
                + unmeasured.stream().map(line -> "- " + line + "\n").collect(Collectors.joining("", "\n", ""));
    }

    private static String original(long seed) {
        return "| the original's cache, simulated | polls | blank | posts | never shown |\n|---|---|---|---|---|\n"
                + Stream.of(OriginalCache.Strategy.values())
                        .map(strategy -> OriginalRun.of(strategy, seed).line())
                        .collect(Collectors.joining("\n", "", "\n\n"));
    }
}
